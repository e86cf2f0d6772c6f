package org.tharsis.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusion.Area;
import org.tharsis.model.Exclusions;

/**
 * Reads {@code exclusions.yaml}. An entry with any mistake is left out whole: with a criterion less
 * it would exclude more than its author meant.
 */
final class ExclusionsReader {
  private static final String LIST = "list ";
  private static final int LONGEST_ID = 64;
  private static final String LAST_DAY = "the last day it holds, as 2027-03-31";
  private static final List<String> CRITERIA =
      List.of("source", "destination", "address", "port", "code", "device", "rule");

  private final Path file;
  private final Lists lists;
  private final Mistakes mistakes;
  private final List<RuleReference> rules = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  ExclusionsReader(Path file, Lists lists, Mistakes mistakes) {
    this.file = file;
    this.lists = lists;
    this.mistakes = mistakes;
  }

  /** The entries that are right. */
  Exclusions read(String text) {
    Node node = YamlText.read(text, mistakes);
    List<Exclusion> exclusions = new ArrayList<>();
    if (node instanceof Node.Items items) {
      for (Node item : items.all()) {
        Exclusion exclusion = exclusion(item);
        if (exclusion != null) {
          exclusions.add(exclusion);
        }
      }
    } else if (node != null && node.content() != null) {
      mistakes.at(node.line(), "expected a list; begin each exclusion with '- id: …'");
    }
    return new Exclusions(exclusions);
  }

  /** Where it names rules. */
  List<RuleReference> rules() {
    return rules;
  }

  private @Nullable Exclusion exclusion(Node item) {
    int before = mistakes.count();
    Section section = Section.of(item, mistakes);
    if (section == null) {
      return null;
    }
    String id = required(section, "id", "a name of your choice", ExclusionsReader::id, "");
    checkTaken(section, id);
    Exclusion exclusion =
        new Exclusion(
            id,
            section.one("action", Action.STORE, ExclusionsReader::action),
            section.one("source", this::area),
            section.one("destination", this::area),
            section.one("address", this::area),
            some(section, "port", text -> Set.of(Limits.PORT.read(text)), lists::ports),
            Set.copyOf(section.many("code", ExclusionsReader::text)),
            some(section, "device", ExclusionsReader::device, lists::names),
            rules(section),
            required(section, "owner", "who answers for it", ExclusionsReader::text, ""),
            required(section, "reason", "why it is there", ExclusionsReader::text, ""),
            required(section, "ends", LAST_DAY, Notation::date, LocalDate.EPOCH));
    checkCriteria(section);
    section.refuseOthers();
    return mistakes.count() == before ? exclusion : null;
  }

  private <T> T required(
      Section section, String key, String what, Function<String, T> reading, T otherwise) {
    if (!section.has(key)) {
      mistakes.at(section.line(key), "%s is missing; write %s".formatted(key, what));
    }
    return section.one(key, otherwise, reading);
  }

  /** Single values, and {@code list NAME} for those on a list. */
  private static <T> Set<T> some(
      Section section,
      String key,
      Function<String, Set<T>> single,
      Function<String, Set<T>> listed) {
    Set<T> all = new HashSet<>();
    section
        .many(
            key,
            text ->
                text.startsWith(LIST)
                    ? listed.apply(text.substring(LIST.length()).strip())
                    : single.apply(text))
        .forEach(all::addAll);
    return Set.copyOf(all);
  }

  private static Set<String> device(String name) {
    return Set.of(text(name).toLowerCase(Locale.ROOT));
  }

  private void checkTaken(Section section, String id) {
    Integer earlier = id.isEmpty() ? null : lines.putIfAbsent(id, section.line());
    if (earlier != null) {
      section.mistake("id", "'%s' is taken (line %d); choose another".formatted(id, earlier));
    }
  }

  private void checkCriteria(Section section) {
    if (CRITERIA.stream().noneMatch(section::has)) {
      mistakes.at(
          section.line(),
          "would exclude everything; give at least one of " + String.join(", ", CRITERIA));
      return;
    }
    for (String criterion : CRITERIA) {
      if (section.isBlank(criterion)) {
        section.mistake(criterion, "is empty; give a value or cut the line");
      }
    }
  }

  private static String id(String text) {
    if (text.length() <= LONGEST_ID && text.chars().allMatch(ExclusionsReader::inId)) {
      return text(text);
    }
    throw new IllegalArgumentException(
        "'%s' is no id; use up to 64 letters, digits, - _ and .".formatted(text));
  }

  private static boolean inId(int c) {
    return Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0;
  }

  private static String text(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; write some text");
    }
    return text.strip();
  }

  private static Action action(String text) {
    return switch (text) {
      case "store" -> Action.STORE;
      case "drop" -> Action.DROP;
      default ->
          throw new IllegalArgumentException(
              "'%s' is no action; write store or drop".formatted(text));
    };
  }

  private Area area(String text) {
    String name = text.startsWith(LIST) ? text.substring(LIST.length()).strip() : text;
    AddressList list = lists.addresses().get(name);
    if (lists.values().containsKey(name)) {
      String kind = lists.values().get(name).kind().word();
      throw new IllegalArgumentException(
          "the list '%s' is one of %s; one of addresses is meant here".formatted(name, kind));
    }
    if (list == null && lists.sources().containsKey(name)) {
      throw new IllegalArgumentException(
          "the list '%s' was not fetched yet; ./tharsis lists refresh %s".formatted(name, name));
    }
    return list != null ? new Area(name, list.dated()) : new Area(text, block(name));
  }

  private AddressSet block(String text) {
    if (looksLikeAddress(text)) {
      return AddressSet.of(List.of(Cidr.parse(text)));
    }
    throw new IllegalArgumentException(
        "'%s' is neither a list nor an address block%s"
            .formatted(text, Choice.hint(text, lists.addresses().keySet(), "lists")));
  }

  private static boolean looksLikeAddress(String text) {
    return text.indexOf('/') >= 0
        || text.indexOf(':') >= 0
        || (!text.isEmpty() && Character.isDigit(text.charAt(0)));
  }

  private Set<String> rules(Section section) {
    Set<String> ids = new HashSet<>();
    for (Node.Scalar rule : section.scalars("rule")) {
      String id = String.valueOf(rule.text()).strip();
      ids.add(id);
      rules.add(new RuleReference(id, file.toString(), rule.line()));
    }
    return ids;
  }
}
