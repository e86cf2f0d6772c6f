package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.List;
import org.tharsis.model.Problem;

/** What is wrong in one file, all of it. */
final class Complaints {
  private final String file;
  private final String text;
  private final List<Problem> problems = new ArrayList<>();

  Complaints(String file, String text) {
    this.file = file;
    this.text = text;
  }

  void add(int line, String message) {
    problems.add(new Problem(file, Math.max(line, 0), message));
  }

  void addAt(int offset, String message) {
    add(lineOf(offset), message);
  }

  boolean none() {
    return problems.isEmpty();
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }

  /** The line of a place in the text, from 1. */
  int lineOf(int offset) {
    return 1
        + (int) text.substring(0, Math.clamp(offset, 0, text.length())).lines().count()
        - (offset > 0 && text.charAt(Math.min(offset, text.length()) - 1) != '\n' ? 1 : 0);
  }
}
