package org.tharsis.engine.receive;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
  void collect(EmbeddedChannel from) {
    for (SyslogFrames.Frame frame = from.readInbound(); frame != null; frame = from.readInbound()) {
      String text = new String(frame.bytes(), StandardCharsets.ISO_8859_1);
      lines.add(frame.truncated() ? text + "…" : text);
    }
  }

  @Override
  List<String> collected() {
    return lines;
  }

  @Override
  FrameStream self() {
    return this;
  }
}
