package org.tharsis.engine.lists;

import java.util.List;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Problem;

/** What became of an attempt to fetch a list. */
public sealed interface Refreshed {
  /** The list's name. */
  String list();

  /** It is another one now. */
  record Changed(String list, AddressSet came, AddressSet gone) implements Refreshed {}

  /** It is as it was, and that is confirmed. */
  record Same(String list) implements Refreshed {}

  /** It stays as it was, for these reasons. */
  record Refused(String list, List<Problem> problems) implements Refreshed {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
