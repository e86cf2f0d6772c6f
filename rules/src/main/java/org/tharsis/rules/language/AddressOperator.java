package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an address may be asked about, behind its field: {@code == "10.1.1.7"}, {@code in (
 * "10.1.1.7" )}, {@code in list "akamai"}, {@code inside "10.0.0.0/8"}, and their opposites.
 *
 * @param kind which of them
 * @param negated whether it is the opposite
 * @param from where it begins
 * @param word where its last word begins
 * @param wordEnd where that ends
 * @param values the texts behind it
 * @param several whether they stand in parentheses
 * @param end where all of it ends
 */
record AddressOperator(
    Kind kind,
    boolean negated,
    int from,
    int word,
    int wordEnd,
    List<Value> values,
    boolean several,
    int end) {

  enum Kind {
    /** {@code == "…"}. */
    EQUAL,
    /** {@code in ( "…", "…" )}. */
    IN,
    /** {@code in list "…"}. */
    LIST,
    /** {@code inside "…"} or {@code inside ( "…", "…" )}. */
    INSIDE
  }

  /** A text between quotes, and where it stands. */
  record Value(String text, int offset) {}

  AddressOperator {
    values = List.copyOf(values);
  }

  /** Whether DRL has no such operator. */
  boolean ours() {
    return kind == Kind.LIST || kind == Kind.INSIDE;
  }

  /** The one that stands there; null if something else does, as {@code == null}. */
  static @Nullable AddressOperator read(String text, int at) throws Mistake {
    TextCursor cursor = new TextCursor(text, at);
    int from = cursor.offset();
    String sign = cursor.operator();
    if (sign.equals("==") || sign.equals("!=")) {
      return values(Kind.EQUAL, sign.equals("!="), from, from, from + 2, cursor);
    }
    return sign.isEmpty() ? words(from, cursor) : null;
  }

  private static @Nullable AddressOperator words(int from, TextCursor cursor) throws Mistake {
    int at = from;
    String word = cursor.word();
    boolean negated = word.equals("not");
    if (negated) {
      at = cursor.offset();
      word = cursor.word();
    }
    if (word.equals("inside")) {
      return values(Kind.INSIDE, negated, from, at, at + word.length(), cursor);
    }
    if (!word.equals("in")) {
      return null;
    }
    if (cursor.at('(')) {
      return values(Kind.IN, negated, from, at, at + word.length(), cursor);
    }
    int list = cursor.offset();
    return cursor.word().equals("list")
        ? values(Kind.LIST, negated, from, list, list + "list".length(), cursor)
        : null;
  }

  private static @Nullable AddressOperator values(
      Kind kind, boolean negated, int from, int word, int wordEnd, TextCursor cursor)
      throws Mistake {
    List<Value> values = new ArrayList<>();
    boolean several = kind != Kind.EQUAL && cursor.take('(');
    do {
      int offset = cursor.offset();
      String value = cursor.string();
      if (value == null) {
        return none(kind, offset, several || cursor.atWord());
      }
      values.add(new Value(value, offset));
    } while (several && cursor.take(','));
    if (several && !cursor.take(')')) {
      return none(kind, cursor.offset(), true);
    }
    if (kind == Kind.LIST && several) {
      throw new Mistake(word, "name one list; join two with ||, or with && after not");
    }
    return new AddressOperator(
        kind, negated, from, word, wordEnd, values, several, cursor.lastEnd());
  }

  /** Where nothing like a network follows, it is for the compiler to say what is wrong. */
  private static @Nullable AddressOperator none(Kind kind, int offset, boolean meant)
      throws Mistake {
    if (kind == Kind.LIST) {
      throw new Mistake(offset, "quote the list's name: in list \"akamai\"");
    }
    if (kind == Kind.INSIDE && meant) {
      throw new Mistake(
          offset,
          "quote networks: inside \"10.0.0.0/8\", or inside ( \"10.0.0.0/8\", \"fd00::/8\" )");
    }
    return null;
  }
}
