package org.tharsis.engine.receive.tcp;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.engine.receive.stream.DecodedStream;

/** Through {@link SyslogFrames}: lines come out as text, cut ones with "…". */
final class FrameStream extends DecodedStream<FrameStream> {
  private final List<String> lines = new ArrayList<>();

  FrameStream(int maxLineBytes) {
    super(new SyslogFrames(maxLineBytes));
  }

  /** What comes of these pieces, one after the other, until the peer closes. */
  static List<String> lines(int maxLineBytes, String... pieces) {
    return new FrameStream(maxLineBytes).write(pieces).close();
  }

  @Override
  protected void collect(EmbeddedChannel from) {
    for (SyslogFrames.Frame frame = from.readInbound(); frame != null; frame = from.readInbound()) {
      String text = new String(frame.bytes(), StandardCharsets.ISO_8859_1);
      lines.add(frame.truncated() ? text + "…" : text);
    }
  }

  @Override
  protected List<String> collected() {
    return lines;
  }

  @Override
  protected FrameStream self() {
    return this;
  }
}
