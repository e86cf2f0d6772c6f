package org.tharsis.rules.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.model.Durations;
import org.tharsis.model.Field;

/** Reads what stands in the parentheses of a counting phrase. */
final class PhraseArguments {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST_JITTER = 50;
  private static final int MOST_EVENTS = 1_000_000;

  private PhraseArguments() {}

  /**
   * @param offset where a mistake in it is shown; so with all of these
   */
  static List<Field> fields(String argument, int offset) throws Mistake {
    List<Field> fields = new ArrayList<>();
    for (String name : argument.split(",", -1)) {
      fields.add(field(name, offset));
    }
    return fields;
  }

  static Field field(String name, int offset) throws Mistake {
    Field field = Vocabulary.field(name.strip());
    if (field == null) {
      throw new Mistake(offset, Vocabulary.noField(name.strip()));
    }
    return field;
  }

  static Field number(String name, int offset) throws Mistake {
    Field field = field(name, offset);
    if (field.type() != Field.Type.LONG) {
      throw new Mistake(offset, field + " is no number; sum( network.bytes ), for one, is");
    }
    return field;
  }

  static Duration duration(String argument, int offset) throws Mistake {
    Duration duration = Durations.parse(argument.strip());
    if (duration == null || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new Mistake(
          offset, "'" + argument.strip() + "' is no duration; write " + Durations.FORM);
    }
    return duration;
  }

  static int percent(String argument, int offset) throws Mistake {
    TextCursor number = new TextCursor(argument.strip());
    long percent = number.number();
    if (percent < 1 || percent > MOST_JITTER || !number.take('%') || !number.atEnd()) {
      throw new Mistake(offset, "jitter( … ) takes 1% to " + MOST_JITTER + "%");
    }
    return (int) percent;
  }

  static long events(String verb, String argument, int offset) throws Mistake {
    TextCursor number = new TextCursor(argument.strip());
    long events = number.number();
    if (events < 1 || events > MOST_EVENTS || !number.atEnd()) {
      throw new Mistake(offset, verb + "( … ) takes 1 to " + MOST_EVENTS);
    }
    return events;
  }

  /** Rules' ids in quotes, with commas between them. */
  static List<String> rules(String argument, int offset) throws Mistake {
    TextCursor cursor = new TextCursor(argument.strip());
    List<String> ids = new ArrayList<>();
    do {
      String id = cursor.string();
      if (id == null || id.isBlank()) {
        throw new Mistake(offset, "write suspected( \"port-scan\" ) with the id of a rule");
      }
      ids.add(id);
    } while (cursor.take(','));
    if (!cursor.atEnd()) {
      throw new Mistake(offset, "between the ids of rules stands a comma");
    }
    return ids;
  }
}
