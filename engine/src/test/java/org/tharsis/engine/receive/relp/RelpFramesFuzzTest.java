package org.tharsis.engine.receive.relp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a RELP client sends, and however the network cuts it into pieces. A normal run replays
 * the seeds and every input that once broke it.
 */
class RelpFramesFuzzTest {
  private static final String CAMPAIGN = "1h";
  private static final int BOUND = 24;
  private static final int LONGEST_PIECE = 64;

  /** The longest header, the bound, a piece or two, and what Netty gives back late. */
  private static final long MOST_HELD = 2_048;

  static Stream<byte[]> streams() {
    return Stream.of(
            "",
            "1 open 14 relp_version=0\n2 syslog 7 <13>one\n3 close 0\n",
            "1 syslog 11 <14>two\nhas\n0 serverclose 0\n",
            "1 syslog 62 <17>much longer than the bound is, so that a rest is left over\n2 x 0\n",
            "1 syslog 24 <15>exactly twentyfour b\n2 syslog 25 <16>exactly twentyfive by\n",
            "1 syslog 999999999 <13>",
            "1 syslog 3 abcd\n2 syslog 1 b\n",
            "1234567890 syslog 0\n",
            "1 abcdefghijklmnopqrstuvwxyzabcdef 1 x\n",
            "1 abcdefghijklmnopqrstuvwxyzabcdefg 1 x\n",
            "007 close 000\n1 syslog 0 \n",
            "<13>plain syslog\n")
        .flatMap(text -> Stream.of(RelpStream.bytes("a" + text), RelpStream.bytes("z" + text)));
  }

  @MethodSource("streams")
  @FuzzTest(maxDuration = CAMPAIGN)
  void relp(byte[] input) {
    int cuts = input.length == 0 ? 0 : input[0]; // the fuzzer's too
    byte[] stream = new byte[Math.max(0, input.length - 1)];
    System.arraycopy(input, input.length - stream.length, stream, 0, stream.length);
    List<String> expected = new RelpByHand(stream, BOUND).frames();
    holds(new RelpStream(BOUND).write(stream), expected, stream.length + MOST_HELD);
    Random random = new Random(cuts);
    holds(new RelpStream(BOUND).writeInPieces(stream, LONGEST_PIECE, random), expected, MOST_HELD);
    holds(new RelpStream(BOUND).writeInPieces(stream, 1, random), expected, MOST_HELD);
  }

  private static void holds(RelpStream stream, List<String> frames, long mostHeld) {
    assertThat(stream.mostHeld()).isLessThanOrEqualTo(mostHeld);
    assertThat(stream.close()).isEqualTo(frames);
    assertThat(stream.held()).isZero();
  }
}
