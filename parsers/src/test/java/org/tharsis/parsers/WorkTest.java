package org.tharsis.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line four times as long is four times the work, whatever makes it long. */
class WorkTest {
  private static final int SHORT = 4 << 10;
  private static final int MEGABYTE = 1 << 20;

  /** Turns of loops that do not depend on the length. */
  private static final long FIXED_TURNS = 20_000;

  /** Bytes that do not depend on it. */
  private static final long FIXED_BYTES = 200_000;

  private static final List<String> FILLERS =
      List.of(
          " ",
          "a",
          "0",
          ".",
          ",",
          ":",
          "/",
          "=",
          "\"",
          "'",
          "\\",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "<",
          ">",
          "|",
          "-",
          "@",
          "%",
          "#",
          ";",
          "\t",
          "\u00e9",
          "a ",
          "a=b ",
          "a: b, ",
          "a:",
          "1.2.3.4 ",
          "Jun ",
          "[a=\"",
          "a=\"b\" ",
          " to ",
          " from ",
          " (",
          " -> ",
          "{\"a\":",
          "\"a\":1,",
          "#011",
          "12:00:00 ",
          "<166>",
          "x|",
          "a b=",
          "User ",
          ", ",
          " > ");

  private final CountedParser counted = new CountedParser();
  private final AllocatedBytes allocated = new AllocatedBytes();
  private int turn;

  @Test
  void growsNoFasterThanTheLine() {
    for (Path log : GoldenFiles.all()) {
      for (String line : GoldenFiles.lines(log)) {
        withTwoFillers(line, SHORT);
      }
    }
  }

  @Test
  void upToAMegabyte() {
    for (Path log : GoldenFiles.all()) {
      withTwoFillers(GoldenFiles.lines(log).getFirst(), MEGABYTE / 4);
    }
  }

  /** The value of a quote that is never closed, which some formats look up in a catalogue. */
  @Test
  void ofAnActionWithoutEnd() {
    String action = "<190>date=2026-06-15 time=11:59:18 logid=\"0000000020\" action=\"accept";
    holds(action.getBytes(StandardCharsets.UTF_8), "a", action.length(), SHORT);
  }

  private void withTwoFillers(String text, int length) {
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2; i++) {
      String filler = FILLERS.get(turn++ % FILLERS.size());
      holds(line, filler, line.length * (turn % 5) / 4, length);
    }
  }

  private void holds(byte[] line, String filler, int at, int length) {
    byte[] once = filled(line, filler, at, length);
    byte[] fourfold = filled(line, filler, at, 4 * length);
    String what =
        "'%s' at %d of %s".formatted(filler, at, new String(line, StandardCharsets.UTF_8));
    assertThat(counted.turns(fourfold))
        .as("turns of loops; %s", what)
        .isLessThanOrEqualTo(5 * counted.turns(once) + FIXED_TURNS);
    assertThat(allocated.of(fourfold))
        .as("bytes allocated; %s", what)
        .isLessThanOrEqualTo(5 * allocated.of(once) + FIXED_BYTES);
  }

  /**
   * The line made about that long by fillers at one place: whole ones, so that what follows them is
   * read the same, however many there are.
   */
  private static byte[] filled(byte[] line, String filler, int at, int length) {
    byte[] unit = filler.getBytes(StandardCharsets.UTF_8);
    int fillers = Math.max(0, length - line.length) / unit.length;
    byte[] filled = Arrays.copyOf(line, line.length + fillers * unit.length);
    int tailFrom = at + fillers * unit.length;
    for (int i = at; i < tailFrom; i++) {
      filled[i] = unit[(i - at) % unit.length];
    }
    System.arraycopy(line, at, filled, tailFrom, line.length - at);
    return filled;
  }
}
