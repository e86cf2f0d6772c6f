package org.tharsis.rules.language;

/** Reads {@code @note( count( filter ).per( … ).within( … ) >= 10, "what it says then" )}. */
final class NoteReader {
  private static final String FORM =
      "write @note( count( denied ).per( source.ip ).within( 60s ) >= 10, \"…\" )";

  /**
   * A note as it stands in the header.
   *
   * @param start where its phrase begins in the annotation
   * @param written the phrase as it is written
   */
  record Written(int start, String written, Phrase phrase, String text) {}

  private NoteReader() {}

  /** Reads an annotation from its {@code @} on. */
  static Written read(String annotation) throws Mistake {
    int open = annotation.indexOf('(');
    int close = open < 0 ? -1 : TextCursor.closing(annotation, open);
    int comma = close < 0 ? -1 : lastComma(annotation, open, close);
    if (comma < 0) {
      throw new Mistake(0, FORM);
    }
    String text = new TextCursor(annotation, comma + 1).string();
    String written = annotation.substring(open + 1, comma);
    if (text == null || text.isBlank() || !PhraseReader.looksLikePhrase(written)) {
      throw new Mistake(0, FORM);
    }
    return new Written(open + 1, written, phrase(open + 1, written), text);
  }

  private static Phrase phrase(int start, String written) throws Mistake {
    try {
      Phrase phrase = PhraseReader.read(written);
      if (phrase.kind() != Phrase.Kind.COUNT_OF) {
        throw new Mistake(0, "a note counts other events, with count( filter )");
      }
      return phrase;
    } catch (Mistake mistake) {
      throw new Mistake(start + mistake.offset(), mistake.text());
    }
  }

  /** Outside strings and inner parentheses. */
  private static int lastComma(String text, int open, int close) {
    int last = -1;
    int at = open + 1;
    while (at < close) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = TextCursor.endOfString(text, at);
      } else if (c == '(') {
        at = TextCursor.closing(text, at);
      } else if (c == ',') {
        last = at;
      }
      at++;
    }
    return last;
  }
}
