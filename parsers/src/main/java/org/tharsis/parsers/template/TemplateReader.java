package org.tharsis.parsers.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * Compiles a template's text.
 *
 * <p>{@code {field}} takes the text up to whatever may follow; {@code {}} takes it and forgets it;
 * {@code {field=value}} sets a field; {@code [...]} may be missing; a backslash makes the next
 * character plain. Fields have ECS names, or are one of {@link Capture}'s own.
 */
final class TemplateReader {
  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private final List<Piece.Constant> constants = new ArrayList<>();
  private @Nullable Capture capture;
  private int option = -1;
  private int at;

  private TemplateReader(String text) {
    this.text = text;
  }

  /** The template; {@link IllegalArgumentException} says what is wrong with it. */
  static Template read(String text) {
    return new TemplateReader(text).read();
  }

  private Template read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '{' -> braces();
        case '[' -> beginOption();
        case ']' -> endOption();
        case '\\' -> literal(text.charAt(at++));
        default -> literal(c);
      }
    }
    flush();
    if (option >= 0) {
      throw new IllegalArgumentException("'[' is never closed: " + text);
    }
    return new Template(pieces.toArray(Piece[]::new));
  }

  private void literal(char c) {
    if (capture != null) {
      flush();
    }
    literal.append(c);
  }

  private void braces() {
    int close = text.indexOf('}', at);
    if (close < 0) {
      throw new IllegalArgumentException("'{' is never closed: " + text);
    }
    String inside = text.substring(at, close);
    at = close + 1;
    int equals = inside.indexOf('=');
    if (equals >= 0) {
      constant(inside.substring(0, equals), inside.substring(equals + 1));
    } else if (capture != null) {
      throw new IllegalArgumentException("nothing stands before {" + inside + "}: " + text);
    } else {
      capture = Capture.of(inside);
    }
  }

  private void constant(String name, String value) {
    Field field = Capture.field(name);
    constants.add(
        new Piece.Constant(
            field, field.type() == Field.Type.LONG ? (Object) Long.valueOf(value) : value));
  }

  private void beginOption() {
    if (option >= 0) {
      throw new IllegalArgumentException("'[' within '[': " + text);
    }
    flush();
    option = pieces.size();
  }

  private void endOption() {
    flush();
    if (option < 0 || option == pieces.size() || pieces.get(option).literal().length() == 0) {
      throw new IllegalArgumentException("']' ends no option that begins with text: " + text);
    }
    Piece first = pieces.get(option);
    pieces.set(
        option, new Piece(first.literal(), first.capture(), first.constants(), pieces.size()));
    option = -1;
  }

  private void flush() {
    if (!literal.isEmpty() || capture != null || !constants.isEmpty()) {
      pieces.add(
          new Piece(
              new Literal(literal.toString()),
              capture,
              constants.toArray(Piece.Constant[]::new),
              -1));
      literal.setLength(0);
      constants.clear();
      capture = null;
    }
  }
}
