package org.tharsis.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A command that was run as a user would: its exit code and what it printed. */
record Ran(int exitCode, String output, String errors) {

  static Ran tharsis(Object... words) {
    return with("", words);
  }

  /** With this on standard input. */
  static Ran with(String input, Object... words) {
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1)));
      System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
      String[] arguments = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
      int exitCode = Tharsis.execute(arguments);
      return new Ran(
          exitCode,
          output.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }

  List<String> lines() {
    return output.lines().toList();
  }
}
