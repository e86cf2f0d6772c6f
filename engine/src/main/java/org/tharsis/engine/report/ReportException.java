package org.tharsis.engine.report;

/** A report can't be made, or not be put where it belongs; its message is for people. */
public final class ReportException extends Exception {
  private static final long serialVersionUID = 1;

  ReportException(String message) {
    super(message, null, false, false);
  }
}
