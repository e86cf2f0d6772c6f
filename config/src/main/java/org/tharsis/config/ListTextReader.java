package org.tharsis.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.NameSet;

/**
 * Reads a list: one block, address, range, port or name a line, {@code #} comments. Comments before
 * the first of them may say what {@link ListHeader} has.
 */
final class ListTextReader {
  private static final String EVERYBODY =
      "'%s' is every address there is, and tells nobody apart; write the blocks that are meant";

  private final Mistakes mistakes;
  private final AddressSet.Builder addresses = new AddressSet.Builder();
  private final Set<Long> ports = new HashSet<>();
  private final List<String> names = new ArrayList<>();
  private boolean inHeader = true;
  private ListKind kind = ListKind.ADDRESSES;
  private @Nullable String source;
  private @Nullable LocalDate taken;
  private @Nullable Duration goodFor;
  private @Nullable Instant checked;
  private @Nullable String chosen;
  private @Nullable String etag;
  private @Nullable String modified;

  private ListTextReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The lines that are right. */
  static ListText read(String text, Mistakes mistakes) {
    ListTextReader reader = new ListTextReader(mistakes);
    TextLines.forEach(text, reader::line);
    return reader.finish();
  }

  private ListText finish() {
    AddressSet all = addresses.build();
    if (all.isEverything()) {
      mistakes.at(0, EVERYBODY.formatted("all of it together"));
      all = AddressSet.EMPTY;
    }
    ListHeader.Fetch fetch =
        checked == null
            ? null
            : new ListHeader.Fetch(checked, chosen == null ? "" : chosen, etag, modified);
    return new ListText(
        new ListHeader(kind, source, taken, goodFor, fetch), all, ports, NameSet.of(names));
  }

  private void line(int number, String content) {
    String value = TextLines.withoutComment(content);
    if (!value.isEmpty()) {
      inHeader = false;
      value(number, value, this::add);
    } else if (inHeader && content.strip().startsWith("#")) {
      header(number, content.strip().substring(1));
    }
  }

  private boolean add(String value) {
    return switch (kind) {
      case ADDRESSES -> addAddresses(value);
      case PORTS -> addPorts(value);
      case NAMES, USERS -> names.add(name(value));
    };
  }

  private boolean addAddresses(String value) {
    if (value.endsWith("/0") && new AddressSet.Builder().add(value).build().isEverything()) {
      throw new IllegalArgumentException(EVERYBODY.formatted(value));
    }
    addresses.add(value);
    return true;
  }

  private boolean addPorts(String value) {
    int dash = value.indexOf('-');
    long first = Limits.PORT.read(dash < 0 ? value : value.substring(0, dash).strip());
    long last = dash < 0 ? first : Limits.PORT.read(value.substring(dash + 1).strip());
    if (first > last) {
      throw new IllegalArgumentException(
          "'%s' ends before it begins; write the first one first".formatted(value));
    }
    for (long port = first; port <= last; port++) {
      ports.add(port);
    }
    return true;
  }

  private String name(String value) {
    if (value.indexOf(' ') >= 0 && kind == ListKind.NAMES) {
      throw new IllegalArgumentException("'%s' is no name; write one a line".formatted(value));
    }
    String rest = value.startsWith("*.") ? value.substring(2) : value;
    if (rest.indexOf('*') >= 0 || rest.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has a star where none can be; write *.example.com for all below it"
              .formatted(value));
    }
    return value;
  }

  private void header(int number, String comment) {
    int colon = comment.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = comment.substring(colon + 1).strip();
    switch (comment.substring(0, colon).strip()) {
      case "kind" -> kind = or(value(number, value, ListKind::parse), kind);
      case "source" -> source = value;
      case "taken" -> taken = value(number, value, Notation::date);
      case "good-for" -> goodFor = value(number, value, Notation::duration);
      case "checked" -> checked = value(number, value, ListTextReader::instant);
      case "chosen" -> chosen = value;
      case "etag" -> etag = value;
      case "last-modified" -> modified = value;
      default -> {} // any other comment
    }
  }

  private static ListKind or(@Nullable ListKind read, ListKind otherwise) {
    return read == null ? otherwise : read;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(
          "'%s' is no time; cut the line, it is written by itself".formatted(text), wrong);
    }
  }

  private <T> @Nullable T value(int line, String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException wrong) {
      mistakes.at(line, String.valueOf(wrong.getMessage()));
      return null;
    }
  }
}
