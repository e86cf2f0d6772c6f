package org.tharsis.index;

import org.tharsis.model.IpAddress;

/**
 * The numbers and addresses that an event's columns hold. A word of the line that is among them
 * needs no postings: a search for it asks the columns.
 */
final class Accounted {
  private final long[] numbers = new long[64];
  private final IpAddress[] addresses = new IpAddress[16];
  private int numberCount;
  private int addressCount;

  void clear() {
    numberCount = 0;
    addressCount = 0;
  }

  void add(long number) {
    if (numberCount < numbers.length) {
      numbers[numberCount++] = number;
    }
  }

  /** Adds a keyword that is written as a number, as {@code event.code} often is. */
  void add(byte[] keyword, int length) {
    for (int i = 0; i < length; i++) {
      if (keyword[i] < '0' || keyword[i] > '9') {
        return;
      }
    }
    if (length > 0) {
      add(Words.number(keyword, 0, length));
    }
  }

  void add(IpAddress address) {
    if (addressCount < addresses.length) {
      addresses[addressCount++] = address;
    }
  }

  boolean has(long number) {
    for (int i = 0; i < numberCount; i++) {
      if (numbers[i] == number) {
        return number >= 0;
      }
    }
    return false;
  }

  boolean has(IpAddress address) {
    for (int i = 0; i < addressCount; i++) {
      if (addresses[i].equals(address)) {
        return true;
      }
    }
    return false;
  }
}
