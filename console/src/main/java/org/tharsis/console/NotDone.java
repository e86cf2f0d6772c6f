package org.tharsis.console;

import java.util.List;
import org.tharsis.model.Problem;

/** A command can't do what it was asked to, for a reason its user can do something about. */
final class NotDone extends Exception {
  private static final long serialVersionUID = 1;

  NotDone(String message) {
    super(message, null, false, false);
  }

  NotDone(List<Problem> problems) {
    this(String.join("\n", problems.stream().map(Problem::toString).toList()));
  }
}
