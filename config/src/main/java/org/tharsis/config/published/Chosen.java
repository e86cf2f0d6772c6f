package org.tharsis.config.published;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Spelling;

/** The addresses that were chosen so far, and what there was to choose from. */
final class Chosen {
  private static final int MOST_VALUES = 10_000;
  private static final int SHOWN = 20;

  private final Selection selection;
  private final Complaints complaints;
  private final AddressSet.Builder addresses = new AddressSet.Builder();
  private final TreeMap<String, Set<String>> seen = new TreeMap<>();
  private int count;

  Chosen(Selection selection, Complaints complaints) {
    this.selection = selection;
    this.complaints = complaints;
  }

  Selection selection() {
    return selection;
  }

  /** Whether an entry with this value is wanted as far as this criterion goes. */
  boolean wants(String criterion, @Nullable String value) {
    Set<String> wanted = selection.of(criterion);
    if (wanted.isEmpty()) {
      return true;
    }
    if (value == null) {
      return false;
    }
    Set<String> values = seen.computeIfAbsent(criterion, any -> new TreeSet<>());
    if (values.size() < MOST_VALUES) {
      values.add(value);
    }
    return wanted.contains(value.toLowerCase(Locale.ROOT));
  }

  void add(int line, String text) {
    count++;
    try {
      addresses.add(text);
    } catch (IllegalArgumentException wrong) {
      complaints.at(line, String.valueOf(wrong.getMessage()));
    }
  }

  AddressSet.Builder addresses() {
    count++;
    return addresses;
  }

  void complain(int line, String message) {
    complaints.at(line, message);
  }

  /** All of them; says what was asked for and is not there. */
  AddressSet finish(PublishedFormat format) {
    selection.wanted().forEach(this::checkSeen);
    if (count == 0) {
      complaints.at(0, "has no addresses%s, read as %s".formatted(chosen(), format.word()));
    }
    AddressSet all = addresses.build();
    if (all.isEverything()) {
      complaints.at(0, "holds all addresses there are%s; is it the right one?".formatted(chosen()));
      return AddressSet.EMPTY;
    }
    return all;
  }

  private String chosen() {
    return selection.wanted().isEmpty() ? "" : " of " + selection;
  }

  private void checkSeen(String criterion, Set<String> wanted) {
    Set<String> values = seen.get(criterion);
    for (String each : wanted.stream().sorted().toList()) {
      if (values != null && values.stream().noneMatch(each::equalsIgnoreCase)) {
        complaints.at(0, "has no %s '%s'%s".formatted(criterion, each, hint(each, values)));
      }
    }
  }

  private static String hint(String wrong, Collection<String> values) {
    return Spelling.nearest(wrong, values)
        .map("; did you mean '%s'?"::formatted)
        .orElseGet(
            () -> {
              String some = String.join(", ", values.stream().limit(SHOWN).toList());
              return "; there are " + some + (values.size() > SHOWN ? " …" : "");
            });
  }
}
