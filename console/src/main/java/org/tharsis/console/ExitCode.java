package org.tharsis.console;

/** What a command's end says to the shell; a wrong use is 2, by picocli. */
final class ExitCode {
  static final int DONE = 0;
  static final int NOT_DONE = 1;

  private ExitCode() {}
}
