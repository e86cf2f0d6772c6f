package org.tharsis.parsers.ids;

import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * What all forms of an alert have: the signature that fired, and what became of the packet. An
 * alert's {@code event.code} is {@code gid:sid}, which is how Snort's and Suricata's documentation
 * name a rule.
 */
final class Alert {
  private static final int LONGEST_NUMBER = 10;

  private final Names names;

  Alert(Names names) {
    this.names = names;
  }

  /** Begins the event of a product's alert. */
  static void begin(String vendor, String product, EventDraft into) {
    into.put(Field.OBSERVER_VENDOR, vendor);
    into.put(Field.OBSERVER_PRODUCT, product);
    into.put(Field.EVENT_KIND, "alert");
    into.put(Field.EVENT_CATEGORY, EventKind.INTRUSION_DETECTION);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(Field.EVENT_ACTION, "signature");
  }

  /** Whether {@code gid:sid:rev} stands here; moves behind it if so, and puts it in. */
  boolean signature(Cursor c, EventDraft into) {
    int start = c.at();
    if (c.number(LONGEST_NUMBER) < 0 || !c.skip(':')) {
      c.moveTo(start);
      return false;
    }
    int sid = c.at();
    boolean there = c.number(LONGEST_NUMBER) >= 0;
    int end = c.at();
    if (!there || !c.skip(':') || c.number(LONGEST_NUMBER) < 0) {
      c.moveTo(start);
      return false;
    }
    into.put(Field.RULE_ID, names.of(c.bytes(), sid, end));
    into.put(Field.EVENT_CODE, names.of(c.bytes(), start, end));
    return true;
  }

  /** The rule's message, as the rule has it. */
  void message(byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.skipBlanks(bytes, from, to);
    int end = Ascii.trimEnd(bytes, start, to);
    boolean quoted = end - start > 1 && bytes[start] == '"' && bytes[end - 1] == '"';
    int quotes = quoted ? 1 : 0; // Snort 3 keeps those of the rule
    if (end - start > 2 * quotes) {
      into.put(Field.RULE_NAME, names.of(bytes, start + quotes, end - quotes));
    }
  }

  /** What the sensor did: {@code allow}, {@code Drop}, {@code would_block} … */
  static void action(byte[] bytes, int from, int to, EventDraft into) {
    if (denies(bytes, from, to)) {
      into.put(Field.EVENT_TYPE, EventKind.DENIED);
      into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
    } else if (allows(bytes, from, to)) {
      into.put(Field.EVENT_TYPE, EventKind.ALLOWED);
      into.put(Field.EVENT_OUTCOME, EventKind.SUCCESS);
    }
  }

  /** A sensor that only says what it would do ({@code wDrop}, {@code would_drop}) lets through. */
  private static boolean allows(byte[] bytes, int from, int to) {
    int first = from < to ? Ascii.lower(bytes[from]) : Cursor.END;
    return first == 'w'
        || Ascii.is(bytes, from, to, "allow")
        || Ascii.is(bytes, from, to, "allowed")
        || Ascii.is(bytes, from, to, "pass")
        || Ascii.is(bytes, from, to, "alert");
  }

  private static boolean denies(byte[] bytes, int from, int to) {
    return Ascii.is(bytes, from, to, "drop")
        || Ascii.is(bytes, from, to, "dropped")
        || Ascii.is(bytes, from, to, "block")
        || Ascii.is(bytes, from, to, "blocked")
        || Ascii.is(bytes, from, to, "reject")
        || Ascii.is(bytes, from, to, "rejected")
        || Ascii.is(bytes, from, to, "rejectboth")
        || Ascii.is(bytes, from, to, "reset")
        || Ascii.is(bytes, from, to, "sdrop");
  }
}
