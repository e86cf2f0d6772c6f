package org.tharsis.engine.receive.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogFramesTest {
  private static final int BOUND = 32;

  private static List<String> lines(String... pieces) {
    return FrameStream.lines(BOUND, pieces);
  }

  @Test
  void octetCounting() {
    assertThat(lines("7 <13>a b9 <14>again")).containsExactly("<13>a b", "<14>again");
  }

  @Test
  void aCountedLineMayHoldLineFeeds() {
    assertThat(lines("11 <13>one\ntwo7 <14>end")).containsExactly("<13>one\ntwo", "<14>end");
  }

  @Test
  void lineFeeds() {
    assertThat(lines("<13>one\n<14>two\nno priority\n"))
        .containsExactly("<13>one", "<14>two", "no priority");
  }

  @Test
  void bothOnOneConnection() {
    assertThat(lines("<13>one\n7 <14>two<15>three\n8 <16>four"))
        .containsExactly("<13>one", "<14>two", "<15>three", "<16>four");
  }

  @Test
  void lineEndsAreNoPartOfTheLine() {
    assertThat(lines("<13>cr lf\r\n<14>nul\0\n<15>both\0\r\n10 <16>lf in\n"))
        .containsExactly("<13>cr lf", "<14>nul", "<15>both", "<16>lf in");
  }

  @Test
  void emptyLinesAreNoLines() {
    assertThat(lines("\n\r\n\0\n<13>one\n\n\n8 <14>two\n\n<15>three\n"))
        .containsExactly("<13>one", "<14>two", "<15>three");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21 10:00:00 fw denied",
        "2013 Jun  4 10:00:00 fw denied",
        "4226 Tcpip",
        "17",
        "0 <13>zero",
        "007 <13>leading",
        "1234567890 <13>digits",
        "99999999999999999999 <13>more",
        "5  <13>two blanks",
        "5\t<13>tab",
        " 5 <13>blank first",
        "-5 <13>negative"
      })
  void onlyANumberABlankAndAPriorityAreACount(String line) {
    assertThat(lines(line + "\n<14>next\n")).containsExactly(line, "<14>next");
  }

  @Test
  void aLineOfTheBoundIsWhole() {
    String line = "<13>" + "x".repeat(BOUND - 4);
    assertThat(lines(line + "\n" + line + "\r\n32 " + line + line))
        .containsExactly(line, line, line, line);
  }

  @Test
  void aLineOneLongerThanTheBoundIsCutAndMarked() {
    String cut = "<13>" + "x".repeat(BOUND - 4);
    assertThat(lines(cut + "x\n<14>next\n")).containsExactly(cut + "…", "<14>next");
    assertThat(lines(cut + "x")).containsExactly(cut + "…");
    assertThat(lines("33 " + cut + "x<14>next\n")).containsExactly(cut + "…", "<14>next");
  }

  @ParameterizedTest
  @ValueSource(ints = {BOUND + 2, 10 * BOUND, 100_000})
  void theLineAfterALongOneIsIntact(int length) {
    String line = "<13>" + "x".repeat(length - 4);
    String cut = line.substring(0, BOUND) + "…";
    assertThat(lines(line + "\n<14>next\n")).containsExactly(cut, "<14>next");
    assertThat(lines(length + " " + line + "8 <14>next")).containsExactly(cut, "<14>next");
  }

  @Test
  void aHugeCountIsSkippedWithoutBeingKept() {
    FrameStream stream = new FrameStream(BOUND);
    stream.write(FrameStream.bytes("999999999 <13>"));
    for (int i = 0; i < 1_000; i++) {
      stream.write(new byte[1_000]);
    }
    assertThat(stream.mostHeld()).isLessThan(8_192);
    assertThat(stream.close()).hasSize(1).first().asString().startsWith("<13>").endsWith("…");
  }

  @Test
  void aPeerThatNeverSendsALineFeedIsHeldToTheBound() {
    FrameStream stream = new FrameStream(BOUND);
    for (int i = 0; i < 1_000; i++) {
      stream.write(FrameStream.bytes("x".repeat(1_000)));
    }
    assertThat(stream.mostHeld()).isLessThan(8_192);
    assertThat(stream.close()).containsExactly("x".repeat(BOUND) + "…");
  }

  @Test
  void whatThePeerLeftUnfinishedIsALine() {
    assertThat(lines("<13>one\n<14>tw")).containsExactly("<13>one", "<14>tw");
    assertThat(lines("<13>one\r")).containsExactly("<13>one");
    assertThat(lines("17")).containsExactly("17");
  }

  @Test
  void anUnfinishedCountedLineIsMarked() {
    assertThat(lines("20 <14>tw")).containsExactly("<14>tw…");
  }

  @Test
  void nothingComesOfNothing() {
    assertThat(lines()).isEmpty();
    assertThat(lines("\n")).isEmpty();
  }
}
