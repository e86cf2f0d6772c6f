package org.tharsis.engine.receive.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tharsis.engine.receive.stream.CutStream;

/**
 * Whatever a peer sends, and however the network cuts it into pieces. A normal run replays the
 * seeds and every input that once broke it; docs/parsers.md has the command of a campaign.
 */
class FramesFuzzTest {
  private static final String CAMPAIGN = "1h";

  static Stream<byte[]> streams() {
    return CutStream.seeds(
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
        "\0".repeat(CutStream.BOUND + 2) + "text behind as many as the bound\n");
  }

  @MethodSource("streams")
  @FuzzTest(maxDuration = CAMPAIGN)
  void frames(byte[] input) {
    CutStream stream = new CutStream(input);
    FramesByHand expected = new FramesByHand(stream.bytes(), CutStream.BOUND);
    assertThat(expected.accountedFor()).isEqualTo(stream.bytes().length);
    stream.gives(expected.lines(), () -> new FrameStream(CutStream.BOUND));
  }
}
