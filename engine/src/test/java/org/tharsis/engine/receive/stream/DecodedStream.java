package org.tharsis.engine.receive.stream;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A connection's bytes through a decoder, and the memory that takes.
 *
 * @param <S> what it is more exactly
 */
public abstract class DecodedStream<S extends DecodedStream<S>> {
  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false);
  private final EmbeddedChannel channel;
  private long mostHeld;

  protected DecodedStream(ChannelHandler decoder) {
    channel = new EmbeddedChannel(decoder);
    channel.config().setAllocator(memory);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Takes what was decoded. */
  protected abstract void collect(EmbeddedChannel from);

  /** All that was decoded, as text. */
  protected abstract List<String> collected();

  protected abstract S self();

  public S write(byte[] piece) {
    channel.writeInbound(memory.heapBuffer(Math.max(1, piece.length)).writeBytes(piece));
    collect(channel);
    mostHeld = Math.max(mostHeld, memory.metric().usedHeapMemory());
    return self();
  }

  public S write(String... pieces) {
    for (String piece : pieces) {
      write(bytes(piece));
    }
    return self();
  }

  /** Writes it in pieces of up to so many bytes. */
  public S writeInPieces(byte[] all, int most, Random random) {
    for (int at = 0; at < all.length; ) {
      int to = Math.min(all.length, at + 1 + random.nextInt(most));
      write(Arrays.copyOfRange(all, at, to));
      at = to;
    }
    return self();
  }

  /** The peer closes. */
  public List<String> close() {
    channel.finish();
    collect(channel);
    return collected();
  }

  /** The memory that waits for more bytes. */
  public long held() {
    return memory.metric().usedHeapMemory();
  }

  /** The most memory that waited for more bytes after a piece was taken in. */
  public long mostHeld() {
    return mostHeld;
  }
}
