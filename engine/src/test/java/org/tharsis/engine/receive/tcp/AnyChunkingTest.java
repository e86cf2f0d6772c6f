package org.tharsis.engine.receive.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the network cuts a stream into pieces, the lines are the same. */
class AnyChunkingTest {
  private static final int BOUND = 24;

  private static final byte[] STREAM =
      FrameStream.bytes(
          "<13>one\n"
              + "7 <14>two"
              + "2026-11-21 a line that begins with a number\n"
              + "\r\n"
              + "44 <15>a counted line longer than the bound is\n"
              + "<16>so is a line that ends with a feed\r\n"
              + "<17>exactly twentyfour b\r\n"
              + "<18>exactly twentyfive by\n"
              + "9 <19>feed\n<20>nul\0\n"
              + "0 <21>zero\n"
              + "1234567890 <22>\n"
              + "99 <23>unfinished");

  private static List<String> whole() {
    return new FrameStream(BOUND).write(STREAM).close();
  }

  @Test
  void inOnePiece() {
    assertThat(whole())
        .containsExactly(
            "<13>one",
            "<14>two",
            "2026-11-21 a line that b…",
            "<15>a counted line longe…",
            "<16>so is a line that en…",
            "<17>exactly twentyfour b",
            "<18>exactly twentyfive b…",
            "<19>feed",
            "<20>nul",
            "0 <21>zero",
            "1234567890 <22>",
            "<23>unfinished…");
  }

  @Test
  void inTwoPiecesCutAnywhere() {
    List<String> whole = whole();
    for (int cut = 1; cut < STREAM.length; cut++) {
      FrameStream stream = new FrameStream(BOUND);
      stream.write(Arrays.copyOf(STREAM, cut));
      stream.write(Arrays.copyOfRange(STREAM, cut, STREAM.length));
      assertThat(stream.close()).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void byteByByte() {
    assertThat(new FrameStream(BOUND).writeInPieces(STREAM, 1, new Random(0)).close())
        .isEqualTo(whole());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyBytesInAnyPieces(long seed) {
    Random random = new Random(seed);
    byte[] garbage = garbage(random, 200_000);
    List<String> whole = new FrameStream(BOUND).write(garbage).close();
    FrameStream pieces = new FrameStream(BOUND).writeInPieces(garbage, 100, random);
    assertThat(pieces.close()).as("seed %d", seed).isEqualTo(whole);
    assertThat(pieces.mostHeld()).as("seed %d", seed).isLessThan(2_048);
    assertThat(whole).allMatch(line -> line.length() <= BOUND + 1);
  }

  /** Bytes among which what frames are made of is not rare. */
  private static byte[] garbage(Random random, int length) {
    byte[] frames = FrameStream.bytes("0123456789  <<>\n\r\0");
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(3) > 0) {
        bytes[i] = frames[random.nextInt(frames.length)];
      }
    }
    return bytes;
  }
}
