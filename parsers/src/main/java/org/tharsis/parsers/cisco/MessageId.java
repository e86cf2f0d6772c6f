package org.tharsis.parsers.cisco;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code %FACILITY[-SUBFACILITY]-SEVERITY-MNEMONIC} as ranges of the line's bytes, which only hold
 * after a {@link #read} that was true; used again line after line.
 */
final class MessageId {
  /** Facility and mnemonic together; longer ones are cut. */
  private static final int LONGEST_KEY = 64;

  private final byte[] key = new byte[LONGEST_KEY];
  private byte[] bytes = {};
  private int facilityFrom;
  private int facilityTo;
  private int mnemonicFrom;
  private int mnemonicTo;
  private int severity;

  /** Reads what stands here, with the colon behind it; false, without moving, if it is none. */
  boolean read(Cursor c) {
    int start = c.at();
    bytes = c.bytes();
    boolean there = c.skip('%') && facility(c) && mnemonic(c);
    if (there) {
      c.skipBlanks();
      c.skip(':');
      c.skipBlanks();
    } else {
      c.moveTo(start);
    }
    return there;
  }

  /** Up to the severity, which is the first part that is one digit. */
  private boolean facility(Cursor c) {
    facilityFrom = c.at();
    while (isPart(c.peek()) || c.peek() == '-') {
      if (c.peek() == '-' && isSeverity(c)) {
        facilityTo = c.at();
        severity = c.peek(1) - '0';
        c.moveTo(c.at() + 3);
        return facilityTo > facilityFrom;
      }
      c.next();
    }
    return false;
  }

  private static boolean isSeverity(Cursor c) {
    return c.peek(1) >= '0' && c.peek(1) <= '7' && c.peek(2) == '-';
  }

  private boolean mnemonic(Cursor c) {
    mnemonicFrom = c.at();
    while (isPart(c.peek())) {
      c.next();
    }
    mnemonicTo = c.at();
    return mnemonicTo > mnemonicFrom;
  }

  private static boolean isPart(int b) {
    return Ascii.isLetter(b) || Ascii.isDigit(b) || b == '_' || b == '.' || b == '/';
  }

  int severity() {
    return severity;
  }

  String mnemonic(Names names) {
    return names.of(bytes, mnemonicFrom, mnemonicTo);
  }

  /** With the subfacility. */
  String facility(Names names) {
    return names.of(bytes, facilityFrom, facilityTo);
  }

  /**
   * What the catalogue knows it by, {@code FACILITY-MNEMONIC}: subfacilities name a module or a
   * supervisor.
   */
  String key(Names names) {
    int dash = Ascii.indexOf(bytes, facilityFrom, facilityTo, '-');
    int length = copy(facilityFrom, dash < 0 ? facilityTo : dash, 0);
    if (length < LONGEST_KEY) {
      key[length++] = '-';
    }
    return names.of(key, 0, copy(mnemonicFrom, mnemonicTo, length));
  }

  private int copy(int from, int to, int at) {
    int length = Math.min(to - from, LONGEST_KEY - at);
    System.arraycopy(bytes, from, key, at, length);
    return at + length;
  }
}
