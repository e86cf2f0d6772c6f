package org.tharsis.index;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.IpAddress;

/**
 * The numbers and addresses that an event's columns hold. A word of the line that is among them
 * needs no postings: a search for it asks the columns. Beside them the names it has, which are
 * posted, but make no template.
 */
final class Accounted {
  private final long[] numbers = new long[64];
  private final IpAddress[] addresses = new IpAddress[16];
  private final int[] names = new int[32];
  private int numberCount;
  private int addressCount;
  private int nameCount;

  void clear() {
    numberCount = 0;
    addressCount = 0;
    nameCount = 0;
  }

  /** Goes on with a word's hash, which begins as 0; case does not matter. */
  static int hash(int hash, byte folded) {
    return 31 * hash + folded;
  }

  /** Adds the words of a name: what is called so varies where the rest of a message does not. */
  void addName(BytesRef folded) {
    int hash = 0;
    for (int i = 0; i <= folded.length && nameCount < names.length; i++) {
      if (i < folded.length && Words.isWord(folded.bytes[folded.offset + i])) {
        hash = hash(hash, folded.bytes[folded.offset + i]);
      } else if (hash != 0) {
        names[nameCount++] = hash;
        hash = 0;
      }
    }
  }

  /** Whether a word is part of a name; by its hash, so that now and then another one is, too. */
  boolean isName(int hash) {
    for (int i = 0; i < nameCount; i++) {
      if (names[i] == hash) {
        return true;
      }
    }
    return false;
  }

  /** Adds a number; one that is negative is no word of a line. */
  void add(long number) {
    if (number >= 0 && numberCount < numbers.length) {
      numbers[numberCount++] = number;
    }
  }

  void addAll(long[] more) {
    for (long number : more) {
      add(number);
    }
  }

  /** How many numbers there are. */
  int count() {
    return numberCount;
  }

  /** The numbers from one on. */
  long[] from(int first) {
    return Arrays.copyOfRange(numbers, first, numberCount);
  }

  void add(IpAddress address) {
    if (addressCount < addresses.length) {
      addresses[addressCount++] = address;
    }
  }

  boolean has(long number) {
    for (int i = 0; i < numberCount; i++) {
      if (numbers[i] == number) {
        return true;
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

  /** Whether an IPv4 address is among them, by its 32 bits. */
  boolean hasV4(int bits) {
    for (int i = 0; i < addressCount; i++) {
      if (addresses[i].isV4() && (int) addresses[i].low() == bits) {
        return true;
      }
    }
    return false;
  }
}
