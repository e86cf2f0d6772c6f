package org.tharsis.index;

import org.apache.lucene.queryparser.classic.ParseException;

/** Carries a mistake's message out of the parser; where it stands, the parser knows. */
final class MistakeException extends ParseException {
  private static final long serialVersionUID = 1;

  MistakeException(String message) {
    super(message);
  }
}
