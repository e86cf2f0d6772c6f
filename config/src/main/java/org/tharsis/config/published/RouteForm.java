package org.tharsis.config.published;

import java.io.IOException;
import java.io.InputStream;
import java.util.StringTokenizer;

/**
 * Announced prefixes with the numbers of the networks they come from: {@code 198.51.100.0 24 64500}
 * (pfx2as) or {@code 64500 198.51.100.0/24 300} (riswhoisdump), with tabs. A prefix that several
 * announce ({@code 64500_64501}, {@code {64500,64501}}) is that of each.
 */
final class RouteForm {
  private static final String BETWEEN_NUMBERS = "_,{}";

  private final Chosen chosen;
  private final NetworkNumbers numbers;

  RouteForm(Chosen chosen) {
    this.chosen = chosen;
    this.numbers = new NetworkNumbers(chosen);
  }

  void read(InputStream in) throws IOException {
    Lines.forEach(in, this::line);
    numbers.complainOfOthers("has no route of network %s");
  }

  private void line(int number, String line) {
    StringTokenizer words = new StringTokenizer(Lines.before(line, "%#"));
    if (words.countTokens() == 0) {
      return;
    }
    if (words.countTokens() < 3) {
      chosen.complain(number, "is no route; expected prefix, length and network number");
      return;
    }
    String first = words.nextToken();
    String second = words.nextToken();
    if (first.indexOf('.') >= 0 || first.indexOf(':') >= 0) {
      add(number, first + "/" + second, words.nextToken());
    } else {
      add(number, second, first);
    }
  }

  private void add(int line, String prefix, String origins) {
    StringTokenizer each = new StringTokenizer(origins, BETWEEN_NUMBERS);
    boolean wanted = false;
    while (each.hasMoreTokens()) {
      wanted |= numbers.take(NetworkNumbers.parse(each.nextToken()));
    }
    if (wanted) {
      chosen.add(line, prefix);
    }
  }
}
