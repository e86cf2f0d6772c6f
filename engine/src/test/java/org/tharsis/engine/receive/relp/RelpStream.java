package org.tharsis.engine.receive.relp;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.engine.receive.stream.DecodedStream;

/**
 * Through {@link RelpFrames}: frames come out as text, data that was cut with "…", and what is no
 * frame as "broken".
 */
final class RelpStream extends DecodedStream<RelpStream> {
  private final List<String> frames = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  RelpStream(int maxDataBytes) {
    super(new RelpFrames(maxDataBytes));
  }

  /** What comes of these pieces, one after the other. */
  static List<String> frames(int maxDataBytes, String... pieces) {
    return new RelpStream(maxDataBytes).write(pieces).close();
  }

  @Override
  protected void collect(EmbeddedChannel from) {
    for (RelpInput input = from.readInbound(); input != null; input = from.readInbound()) {
      switch (input) {
        case RelpInput.Frame frame -> frames.add(text(frame));
        case RelpInput.Broken broken -> {
          frames.add("broken");
          reasons.add(broken.why());
        }
      }
    }
  }

  private static String text(RelpInput.Frame frame) {
    String data = new String(frame.data(), StandardCharsets.ISO_8859_1);
    return frame.txnr() + " " + frame.command() + " " + data + (frame.truncated() ? "…" : "");
  }

  /** Why it is broken. */
  List<String> reasons() {
    return reasons;
  }

  @Override
  protected List<String> collected() {
    return frames;
  }

  @Override
  protected RelpStream self() {
    return this;
  }
}
