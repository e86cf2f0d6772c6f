package org.tharsis.engine.report;

import org.tharsis.model.Escaped;

/**
 * HTML being written. Everything that is not a tag of ours goes through {@link #text}: attackers
 * write log lines. Styles stand at their elements, since mail programs read them nowhere else.
 */
final class Html {
  /** Longer texts are cut. */
  private static final int LONGEST = 1_000;

  private final StringBuilder html = new StringBuilder(1 << 14);

  /** An element's beginning, with a style of ours; empty for none. */
  Html open(String element, String style) {
    html.append('<').append(element);
    if (!style.isEmpty()) {
      html.append(" style=\"").append(style).append('"');
    }
    html.append('>');
    return this;
  }

  Html close(String element) {
    html.append("</").append(element).append(">\n");
    return this;
  }

  /** A whole element with nothing but text in it. */
  Html element(String element, String style, String text) {
    return open(element, style).text(text).close(element);
  }

  /** Text of any origin. */
  Html text(String raw) {
    html.append(escaped(raw));
    return this;
  }

  /** Markup of ours, as it is. */
  Html markup(String own) {
    html.append(own);
    return this;
  }

  /** Text that is nothing but text, whether between tags or in quotes, and cut where it is long. */
  static String escaped(String raw) {
    String shown = raw;
    if (raw.length() > LONGEST) {
      int end = Character.isHighSurrogate(raw.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      shown = raw.substring(0, end) + "… (%d more)".formatted(raw.length() - end);
    }
    String plain = Escaped.text(shown);
    StringBuilder safe = new StringBuilder(plain.length() + 16);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isSurrogate(c) && !paired(plain, i) ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }

  private static boolean paired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
