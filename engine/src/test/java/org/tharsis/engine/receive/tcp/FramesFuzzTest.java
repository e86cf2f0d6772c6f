package org.tharsis.engine.receive.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a peer sends, and however the network cuts it into pieces. A normal run replays the
 * seeds and every input that once broke it; docs/parsers.md has the command of a campaign.
 */
class FramesFuzzTest {
  private static final String CAMPAIGN = "1h";
  private static final int BOUND = 24;
  private static final int LONGEST_PIECE = 64;

  /** The bound, a piece or two, and what Netty gives back late. */
  private static final long MOST_HELD = 2_048;

  static Stream<byte[]> streams() {
    return Stream.of(
            "",
            "<13>one\n7 <14>two<15>three\r\n",
            "17",
            "7 ",
            "20 <14>unfinished\n",
            "999999999 <13>",
            "44 <15>a counted line longer than the bound is\n<16>next\n",
            "<17>a line longer than the bound is, with its feed\r\n<18>next\n",
            "<17>exactly twentyfour b\r\n<18>exactly twentyfive by\n",
            "2026-11-21 a number first\n0 <21>zero\n1234567890 <22>\n",
            "\0\0\r\n\n9 <19>feed\n<20>nul\0\n",
            "\0".repeat(BOUND + 2) + "text behind as many as the bound\n")
        .flatMap(text -> Stream.of(FrameStream.bytes("a" + text), FrameStream.bytes("z" + text)));
  }

  @MethodSource("streams")
  @FuzzTest(maxDuration = CAMPAIGN)
  void frames(byte[] input) {
    int cuts = input.length == 0 ? 0 : input[0]; // the fuzzer's too
    byte[] stream = new byte[Math.max(0, input.length - 1)];
    System.arraycopy(input, input.length - stream.length, stream, 0, stream.length);
    FramesByHand expected = new FramesByHand(stream, BOUND);
    assertThat(expected.accountedFor()).isEqualTo(stream.length);
    holds(new FrameStream(BOUND).write(stream), expected.lines(), stream.length + MOST_HELD);
    Random random = new Random(cuts);
    holds(
        new FrameStream(BOUND).writeInPieces(stream, LONGEST_PIECE, random),
        expected.lines(),
        MOST_HELD);
    holds(new FrameStream(BOUND).writeInPieces(stream, 1, random), expected.lines(), MOST_HELD);
  }

  private static void holds(FrameStream stream, List<String> lines, long mostHeld) {
    assertThat(stream.mostHeld()).isLessThanOrEqualTo(mostHeld);
    assertThat(stream.close()).isEqualTo(lines);
    assertThat(stream.held()).isZero();
  }
}
