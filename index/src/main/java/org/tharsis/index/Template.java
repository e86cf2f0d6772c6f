package org.tharsis.index;

import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;

/**
 * What all messages of one kind share: the unvarying words of the line, folded, and the values of
 * those keywords that a kind of message brings with it. As bytes: a zero, then each word and each
 * value with a zero behind it, before a value the number of its field.
 */
final class Template {
  /** What of it is kept together; words and values beyond are written singly. */
  static final int MAX_BYTES = 1024;

  private static final int MAX_VALUE = 64;
  private static final byte SEPARATOR = 0;

  /** No word begins with what is less. */
  private static final byte FIRST_OF_WORD = '0';

  /** A field's place is its number on disk: new ones come last, and none goes. */
  static final List<Field> FIELDS =
      List.of(
          Field.OBSERVER_VENDOR,
          Field.OBSERVER_PRODUCT,
          Field.EVENT_KIND,
          Field.EVENT_CATEGORY,
          Field.EVENT_TYPE,
          Field.EVENT_CODE,
          Field.EVENT_ACTION,
          Field.EVENT_OUTCOME,
          Field.EVENT_REASON,
          Field.NETWORK_TRANSPORT,
          Field.NETWORK_PROTOCOL,
          Field.NETWORK_DIRECTION,
          Field.NETWORK_TCP_FLAGS,
          Field.OBSERVER_INGRESS_INTERFACE_NAME,
          Field.OBSERVER_EGRESS_INTERFACE_NAME,
          Field.OBSERVER_INGRESS_ZONE,
          Field.OBSERVER_EGRESS_ZONE,
          Field.LABELS_EGRESS,
          Field.LABELS_EXCLUSION);

  private final byte[] bytes = new byte[MAX_BYTES];
  private int length;

  /** Takes a word or a value of a template. */
  interface Part {
    /** Returns whether it has seen enough. */
    boolean take(byte[] bytes, int from, int to);
  }

  /** A field's number on disk, or 0 where it never is in a template. */
  static int number(Field field) {
    return FIELDS.indexOf(field) + 1;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  boolean isEmpty() {
    return length == 1;
  }

  void clear() {
    bytes[0] = SEPARATOR;
    length = 1;
  }

  /** Begins as another one did. */
  void begin(byte[] other) {
    System.arraycopy(other, 0, bytes, 0, other.length);
    length = other.length;
  }

  /** Whether a value can be in a template: not where it is long or not ASCII. */
  static boolean fits(BytesRef value) {
    if (value.length > MAX_VALUE) {
      return false;
    }
    for (int i = 0; i < value.length; i++) {
      if (value.bytes[value.offset + i] <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Adds a value that fits; false where there is no room. */
  boolean add(int field, BytesRef value) {
    if (length + 1 + value.length >= bytes.length) {
      return false;
    }
    bytes[length] = (byte) field;
    System.arraycopy(value.bytes, value.offset, bytes, length + 1, value.length);
    end(1 + value.length);
    return true;
  }

  /** Where the next word is to be written, at most so long, or -1 where there is no room. */
  int room(int most) {
    return length + most < bytes.length ? length : -1;
  }

  /** What was written there is one. */
  void end(int written) {
    length += written;
    bytes[length++] = SEPARATOR;
  }

  /** Where the word that begins here is over. */
  static int end(byte[] template, int from) {
    int at = from;
    while (template[at] != SEPARATOR) {
      at++;
    }
    return at;
  }

  /** Gives the words of a template, until one is enough; returns whether one was. */
  static boolean words(BytesRef template, Part taker) {
    return parts(template, 0, taker);
  }

  /** As {@link #words}, the value of a field; of any field for {@link #ANY}. */
  static boolean values(BytesRef template, int field, Part taker) {
    return parts(template, field, taker);
  }

  /** Stands for every field that may be in a template. */
  static final int ANY = -1;

  private static boolean parts(BytesRef template, int field, Part taker) {
    int last = template.offset + template.length - 1;
    for (int at = template.offset + 1; at <= last; ) {
      int end = end(template.bytes, at);
      byte first = template.bytes[at];
      boolean isWord = first < 0 || first >= FIRST_OF_WORD;
      boolean wanted = isWord ? field == 0 : field == ANY || field == first;
      if (wanted && taker.take(template.bytes, isWord ? at : at + 1, end)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }
}
