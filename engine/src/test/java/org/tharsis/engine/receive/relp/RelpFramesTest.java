package org.tharsis.engine.receive.relp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelpFramesTest {
  private static final int BOUND = 24;

  private static final byte[] STREAM =
      RelpStream.bytes(
          "1 open 14 relp_version=0\n"
              + "2 syslog 7 <13>one\n"
              + "3 syslog 11 <14>two\nhas\n"
              + "0 serverclose 0\n"
              + "4 syslog 24 <15>exactly twentyfour b\n"
              + "5 syslog 25 <16>exactly twentyfive by\n"
              + "6 syslog 62 <17>much longer than the bound is, so that a rest is left over\n"
              + "999999999 starttls 0\n"
              + "007 close 000\n");

  private static List<String> frames(String... pieces) {
    return RelpStream.frames(BOUND, pieces);
  }

  @Test
  void aSession() {
    assertThat(new RelpStream(BOUND).write(STREAM).close())
        .containsExactly(
            "1 OPEN relp_version=0",
            "2 SYSLOG <13>one",
            "3 SYSLOG <14>two\nhas",
            "0 OTHER ",
            "4 SYSLOG <15>exactly twentyfour b",
            "5 SYSLOG <16>exactly twentyfive b…",
            "6 SYSLOG <17>much longer than the…",
            "999999999 OTHER ",
            "7 CLOSE ");
  }

  @Test
  void cutAnywhereItIsTheSame() {
    List<String> whole = new RelpStream(BOUND).write(STREAM).close();
    for (int cut = 1; cut < STREAM.length; cut++) {
      RelpStream stream = new RelpStream(BOUND);
      stream.write(Arrays.copyOf(STREAM, cut));
      stream.write(Arrays.copyOfRange(STREAM, cut, STREAM.length));
      assertThat(stream.close()).as("cut at %d", cut).isEqualTo(whole);
    }
    assertThat(new RelpStream(BOUND).writeInPieces(STREAM, 1, new Random(0)).close())
        .isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x 1 syslog | a transaction number of 1 to 9 characters was expected",
        "-1 syslog 0 | a transaction number of 1 to 9 characters was expected",
        "1234567890 syslog 0 | a transaction number of 1 to 9 characters was expected",
        "1:syslog 0 | a blank was expected behind a number or command",
        "1  syslog 0 | a command of 1 to 32 characters was expected",
        "1 sys-log 0 | a blank was expected behind a number or command",
        "1 abcdefghijklmnopqrstuvwxyzabcdefg 0 | a command of 1 to 32 characters was expected",
        "1 syslog x | a length of 1 to 9 characters was expected",
        "1 syslog -1 | a length of 1 to 9 characters was expected",
        "1 syslog 1234567890 x | a length of 1 to 9 characters was expected",
        "1 syslog 0 x | a line feed was expected behind a number or command",
        "1 syslog 3:abc | a blank was expected behind a number or command",
        "1 syslog 3 abcd | a line feed was expected behind 3 bytes",
        "<13>plain syslog | a transaction number of 1 to 9 characters was expected",
      })
  void whatIsNoFrameEndsTheStream(String text, String why) {
    RelpStream stream = new RelpStream(BOUND);
    stream.write(RelpStream.bytes("1 syslog 1 a\n" + text + "\n2 syslog 1 b\n"));
    assertThat(stream.close()).containsExactly("1 SYSLOG a", "broken");
    assertThat(stream.reasons()).containsExactly(why);
  }

  @Test
  void anUnfinishedFrameIsNone() {
    assertThat(frames("1 syslog 5 <13>")).isEmpty();
    assertThat(frames("1 syslog 5 <13>a")).isEmpty();
    assertThat(frames("1 syslog 0")).isEmpty();
    assertThat(frames("1")).isEmpty();
    assertThat(frames()).isEmpty();
  }

  @Test
  void aHugeLengthIsSkippedWithoutBeingKept() {
    RelpStream stream = new RelpStream(BOUND);
    stream.write(RelpStream.bytes("1 syslog 1000000 <13>"));
    for (int i = 0; i < 1_000; i++) {
      stream.write(new byte[1_000]);
    }
    assertThat(stream.mostHeld()).isLessThan(8_192);
    assertThat(stream.close()).containsExactly("broken"); // four bytes too many
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyFramesInAnyPieces(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int txnr = 1; txnr < 2_000; txnr++) {
      int length = random.nextInt(2 * BOUND);
      text.append(txnr).append(random.nextBoolean() ? " syslog " : " other ").append(length);
      text.append(length == 0 ? "" : " " + "x".repeat(length)).append('\n');
    }
    byte[] bytes = RelpStream.bytes(text.toString());
    RelpStream pieces = new RelpStream(BOUND).writeInPieces(bytes, 100, random);
    assertThat(pieces.mostHeld()).as("seed %d", seed).isLessThan(2_048);
    assertThat(pieces.close())
        .as("seed %d", seed)
        .isEqualTo(new RelpByHand(bytes, BOUND).frames())
        .hasSize(1_999);
  }
}
