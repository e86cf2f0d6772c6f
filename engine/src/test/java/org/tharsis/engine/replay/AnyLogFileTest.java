package org.tharsis.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.engine.replay.LogFile.RawLine;

/** Any file, in whatever pieces it is read, has the lines a plain split gives. */
class AnyLogFileTest {
  private static final int BOUND = 1_000;

  private record Place(String text, long offset, boolean truncated) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void hasTheLinesOfAPlainSplit(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<Place> expected = new ArrayList<>();
    while (text.length() < 400_000) {
      String line = line(random);
      boolean cut = line.length() > BOUND;
      expected.add(new Place(cut ? line.substring(0, BOUND) : line, text.length(), cut));
      text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    assertThat(read(text.toString(), random)).as("seed %d", seed).isEqualTo(expected);
  }

  /** Mostly short; now and then of a length near the bound, or longer than a buffer. */
  private static String line(Random random) {
    int length =
        switch (random.nextInt(20)) {
          case 0 -> 0;
          case 1 -> BOUND - 2 + random.nextInt(5);
          case 2 -> random.nextInt(100_000);
          default -> random.nextInt(300);
        };
    StringBuilder line = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      line.append((char) (' ' + random.nextInt(200)));
    }
    return line.toString();
  }

  private static List<Place> read(String text, Random random) throws IOException {
    List<Place> lines = new ArrayList<>();
    InputStream in =
        inPieces(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), random);
    try (LogFile file = LogFile.of("any.log", in, BOUND)) {
      for (RawLine raw = file.next(); raw != null; raw = file.next()) {
        String line = new String(raw.bytes(), StandardCharsets.ISO_8859_1);
        lines.add(new Place(line, raw.offset(), raw.truncated()));
      }
    }
    return lines;
  }

  private static InputStream inPieces(InputStream in, Random random) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        return super.read(into, at, Math.min(length, 1 + random.nextInt(100_000)));
      }
    };
  }
}
