package org.tharsis.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;

/** What is wrong with one file: bounded, so that the wrong kind of file gives no flood. */
final class Mistakes {
  private static final int SHOWN = 100;
  private static final int LONGEST = 400;

  private final String file;
  private final List<Problem> first = new ArrayList<>();
  private int count;

  Mistakes(Path file) {
    this(file.toString());
  }

  /**
   * @param file as its user named it
   */
  Mistakes(String file) {
    this.file = file;
  }

  /**
   * Notes a mistake.
   *
   * @param line counted from 1; 0 for the whole file
   */
  void at(int line, String message) {
    count++;
    if (first.size() < SHOWN) {
      first.add(new Problem(file, line, Escaped.text(shortened(message))));
    }
  }

  int count() {
    return count;
  }

  /** All of them in the order of their lines. */
  List<Problem> all() {
    List<Problem> all = new ArrayList<>(first);
    all.sort(Comparator.comparingInt(Problem::line));
    if (count > SHOWN) {
      all.add(new Problem(file, 0, "and %d more mistakes like these".formatted(count - SHOWN)));
    }
    return List.copyOf(all);
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
  }
}
