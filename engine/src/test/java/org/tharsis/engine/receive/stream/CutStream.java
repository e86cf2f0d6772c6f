package org.tharsis.engine.receive.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a peer sends and how the network cuts it into pieces: a fuzzer has both in one. */
public final class CutStream {
  /** What decoders of frames are given in tests as their bound. */
  public static final int BOUND = 24;

  private static final int LONGEST_PIECE = 64;

  /** The longest header, the bound, a piece or two, and what Netty gives back late. */
  private static final long MOST_HELD = 2_048;

  private final byte[] bytes;
  private final int cuts;

  /** The first byte says how it is cut. */
  public CutStream(byte[] input) {
    bytes = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
    cuts = input.length == 0 ? 0 : input[0];
  }

  /** Inputs to begin with: each of these texts, cut in two ways. */
  public static Stream<byte[]> seeds(String... texts) {
    return Arrays.stream(texts)
        .flatMap(
            text -> Stream.of(DecodedStream.bytes("a" + text), DecodedStream.bytes("z" + text)));
  }

  /** What is sent. */
  public byte[] bytes() {
    return bytes;
  }

  /** However it is cut, the same comes of it, and no more is held than the bound. */
  public <S extends DecodedStream<S>> void gives(List<String> expected, Supplier<S> decoder) {
    holds(decoder.get().write(bytes), expected, bytes.length + MOST_HELD);
    Random random = new Random(cuts);
    holds(decoder.get().writeInPieces(bytes, LONGEST_PIECE, random), expected, MOST_HELD);
    holds(decoder.get().writeInPieces(bytes, 1, random), expected, MOST_HELD);
  }

  private static void holds(DecodedStream<?> stream, List<String> expected, long mostHeld) {
    assertThat(stream.mostHeld()).isLessThanOrEqualTo(mostHeld);
    assertThat(stream.close()).isEqualTo(expected);
    assertThat(stream.held()).isZero();
  }
}
