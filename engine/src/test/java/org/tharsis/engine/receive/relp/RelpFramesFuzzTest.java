package org.tharsis.engine.receive.relp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tharsis.engine.receive.stream.CutStream;

/**
 * Whatever a RELP client sends, and however the network cuts it into pieces. A normal run replays
 * the seeds and every input that once broke it.
 */
class RelpFramesFuzzTest {
  private static final String CAMPAIGN = "1h";

  static Stream<byte[]> streams() {
    return CutStream.seeds(
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
        "<13>plain syslog\n");
  }

  @MethodSource("streams")
  @FuzzTest(maxDuration = CAMPAIGN)
  void relp(byte[] input) {
    CutStream stream = new CutStream(input);
    stream.gives(
        new RelpByHand(stream.bytes(), CutStream.BOUND).frames(),
        () -> new RelpStream(CutStream.BOUND));
  }
}
