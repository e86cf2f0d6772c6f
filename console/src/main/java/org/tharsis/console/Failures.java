package org.tharsis.console;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.model.Escaped;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Says in one place why a command could not be done. */
final class Failures {
  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static int report(Exception cause, CommandLine command, ParseResult parsed) {
    if (cause instanceof NotDone || cause instanceof IOException) {
      String message = String.valueOf(cause.getMessage());
      message.lines().map(Escaped::text).forEach(command.getErr()::println);
    } else {
      log.error("this is a mistake in Tharsis, please report it", cause);
    }
    command.getErr().flush();
    return ExitCode.NOT_DONE;
  }
}
