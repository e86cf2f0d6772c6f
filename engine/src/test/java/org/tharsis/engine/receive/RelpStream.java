package org.tharsis.engine.receive;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A connection's bytes through {@link RelpFrames}: frames come out as text, data that was cut with
 * "…", and what is no frame as "broken".
 */
final class RelpStream {
  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final EmbeddedChannel channel;
  private final List<String> frames = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private long mostHeld;

  RelpStream(int maxDataBytes) {
    channel = new EmbeddedChannel(new RelpFrames(maxDataBytes));
    channel.config().setAllocator(memory);
  }

  /** What comes of these pieces, one after the other. */
  static List<String> frames(int maxDataBytes, String... pieces) {
    RelpStream stream = new RelpStream(maxDataBytes);
    for (String piece : pieces) {
      stream.write(bytes(piece));
    }
    return stream.close();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  RelpStream write(byte[] piece) {
    channel.writeInbound(memory.heapBuffer(Math.max(1, piece.length)).writeBytes(piece));
    collect();
    mostHeld = Math.max(mostHeld, memory.metric().usedHeapMemory());
    return this;
  }

  /** Writes it in pieces of up to so many bytes. */
  RelpStream writeInPieces(byte[] all, int most, Random random) {
    for (int at = 0; at < all.length; ) {
      int to = Math.min(all.length, at + 1 + random.nextInt(most));
      write(Arrays.copyOfRange(all, at, to));
      at = to;
    }
    return this;
  }

  private void collect() {
    for (RelpInput input = channel.readInbound(); input != null; input = channel.readInbound()) {
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

  List<String> close() {
    channel.finish();
    collect();
    return frames;
  }

  /** Why it is broken. */
  List<String> reasons() {
    return reasons;
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
