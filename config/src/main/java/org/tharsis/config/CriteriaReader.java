package org.tharsis.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Cidr;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Term;
import org.tharsis.model.NameSet;
import org.tharsis.model.WeekHours;

/** Reads what an entry of {@code exclusions.yaml} asks of an event. */
final class CriteriaReader {
  private static final String LIST = "list ";
  private static final String INSIDE = "inside";
  private static final String OUTSIDE = "outside";
  private static final AddressSet ALL =
      AddressSet.of(List.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0")));
  static final List<String> DIRECTIONS = List.of("inbound", "outbound", "internal", "external");

  /** All keys that make an exclusion not cover everything. */
  static final List<String> KEYS =
      List.of(
          "source",
          "destination",
          "address",
          "port",
          "protocol",
          "code",
          "device",
          "user",
          "direction",
          "time",
          "rule");

  private final Lists lists;
  private final AddressSet inside;
  private final ZoneId zone;

  /**
   * @param inside what is the site's own
   * @param zone in which hours are meant
   */
  CriteriaReader(Lists lists, AddressSet inside, ZoneId zone) {
    this.lists = lists;
    this.inside = inside;
    this.zone = zone;
  }

  /** What the entry asks for; nothing for what is not right, which is noted. */
  List<Criterion> read(Section section) {
    List<Criterion> criteria = new ArrayList<>();
    for (End end : End.values()) {
      List<Area> areas = section.many(end.word(), this::area);
      if (!areas.isEmpty()) {
        criteria.add(new Criterion.Within(end, areas));
      }
    }
    Set<Long> ports = new HashSet<>();
    section.many("port", this::ports).forEach(ports::addAll);
    if (!ports.isEmpty()) {
      criteria.add(new Criterion.Ports(ports));
    }
    for (Term term : Term.values()) {
      List<String> names = new ArrayList<>();
      section.many(term.word(), text -> names(term, text)).forEach(names::addAll);
      if (!names.isEmpty()) {
        criteria.add(new Criterion.Names(term, NameSet.of(names)));
      }
    }
    List<String> hours = section.many("time", text -> WeekHours.of(List.of(text)).toString());
    if (!hours.isEmpty()) {
      criteria.add(new Criterion.During(WeekHours.of(hours), zone));
    }
    return criteria;
  }

  /** The lists of ports, names and users that an entry names. */
  static Set<String> valueLists(Node item) {
    Section section = Section.of(item, new Mistakes(""));
    return section == null
        ? Set.of()
        : Stream.of("port", Term.DEVICE.word(), Term.USER.word())
            .flatMap(key -> section.many(key, text -> text).stream())
            .filter(text -> text.startsWith(LIST))
            .map(CriteriaReader::listed)
            .collect(Collectors.toSet());
  }

  private Set<Long> ports(String text) {
    return text.startsWith(LIST) ? lists.ports(listed(text)) : Set.of(Limits.PORT.read(text));
  }

  private List<String> names(Term term, String text) {
    if (text.startsWith(LIST)) {
      return switch (term) {
        case DEVICE -> lists.names(listed(text), ListKind.NAMES).written();
        case USER -> lists.names(listed(text), ListKind.USERS).written();
        default ->
            throw new IllegalArgumentException(
                "no list can stand here; write the %ss themselves".formatted(term.word()));
      };
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; write some text");
    }
    String name = text.strip();
    if (term == Term.DIRECTION && !DIRECTIONS.contains(name)) {
      throw new IllegalArgumentException(
          "'%s' is no direction%s".formatted(name, Choice.hint(name, DIRECTIONS, "directions")));
    }
    return List.of(name);
  }

  private static String listed(String text) {
    return text.substring(LIST.length()).strip();
  }

  private Area area(String text) {
    String name = text.startsWith(LIST) ? listed(text) : text;
    AddressList list = lists.ofAddresses(name);
    return list != null ? new Area(name, list.dated()) : new Area(text, block(name));
  }

  private AddressSet block(String text) {
    if (looksLikeAddress(text)) {
      return AddressSet.of(List.of(Cidr.parse(text)));
    }
    return switch (text) {
      case INSIDE -> inside;
      case OUTSIDE -> ALL.minus(inside);
      default ->
          throw new IllegalArgumentException(
              "'%s' is neither a list nor an address block%s"
                  .formatted(text, Choice.hint(text, lists.addresses().keySet(), "lists")));
    };
  }

  private static boolean looksLikeAddress(String text) {
    return text.indexOf('/') >= 0
        || text.indexOf(':') >= 0
        || (!text.isEmpty() && Character.isDigit(text.charAt(0)));
  }

  /** Notes where nothing is asked for, and where nothing stands behind a key. */
  static void check(Section section) {
    boolean none = true;
    for (String key : KEYS) {
      none &= !section.has(key);
    }
    if (none) {
      section.mistake("would exclude everything; give at least one of " + String.join(", ", KEYS));
      return;
    }
    for (String key : KEYS) {
      if (section.isBlank(key)) {
        section.mistake(key, "is empty; give a value or cut the line");
      }
    }
  }
}
