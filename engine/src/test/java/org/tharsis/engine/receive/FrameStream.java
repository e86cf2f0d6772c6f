package org.tharsis.engine.receive;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A connection's bytes through {@link SyslogFrames}: lines come out as text, cut ones with "…". */
final class FrameStream {
  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final EmbeddedChannel channel;
  private final List<String> lines = new ArrayList<>();
  private long mostHeld;

  FrameStream(int maxLineBytes) {
    channel = new EmbeddedChannel(new SyslogFrames(maxLineBytes));
    channel.config().setAllocator(memory);
  }

  /** What comes of these pieces, one after the other, until the peer closes. */
  static List<String> lines(int maxLineBytes, String... pieces) {
    FrameStream stream = new FrameStream(maxLineBytes);
    for (String piece : pieces) {
      stream.write(bytes(piece));
    }
    return stream.close();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  FrameStream write(byte[] piece) {
    channel.writeInbound(memory.heapBuffer(Math.max(1, piece.length)).writeBytes(piece));
    collect();
    mostHeld = Math.max(mostHeld, memory.metric().usedHeapMemory());
    return this;
  }

  /** Writes it in pieces of up to so many bytes. */
  FrameStream writeInPieces(byte[] all, int most, Random random) {
    for (int at = 0; at < all.length; ) {
      int to = Math.min(all.length, at + 1 + random.nextInt(most));
      write(Arrays.copyOfRange(all, at, to));
      at = to;
    }
    return this;
  }

  private void collect() {
    for (SyslogFrames.Frame frame = channel.readInbound();
        frame != null;
        frame = channel.readInbound()) {
      String text = new String(frame.bytes(), StandardCharsets.ISO_8859_1);
      lines.add(frame.truncated() ? text + "…" : text);
    }
  }

  List<String> close() {
    channel.finish();
    collect();
    return lines;
  }

  /** The memory that waits for more bytes. */
  long held() {
    return memory.metric().usedHeapMemory();
  }

  /** The most memory that waited for more bytes after a piece was taken in. */
  long mostHeld() {
    return mostHeld;
  }
}
