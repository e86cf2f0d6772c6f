package org.tharsis.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.tharsis.console.Tharsis;

/** Runs a command as a user would, and keeps what it printed. */
record CommandLine(int exitCode, String output) {

  static CommandLine run(Object... words) {
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    PrintStream before = System.out;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try {
      int exitCode = Tharsis.execute(arguments);
      return new CommandLine(exitCode, output.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
