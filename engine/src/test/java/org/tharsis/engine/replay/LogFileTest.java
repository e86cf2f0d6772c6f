package org.tharsis.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.tharsis.engine.replay.LogFile.RawLine;

class LogFileTest {
  private static final int BOUND = 480;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(text));
    }
    return packed.toByteArray();
  }

  private static List<RawLine> read(InputStream in) throws IOException {
    List<RawLine> lines = new ArrayList<>();
    try (LogFile file = LogFile.of("fw.log", in, BOUND)) {
      for (RawLine line = file.next(); line != null; line = file.next()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<String> texts(byte[] file) throws IOException {
    return texts(new ByteArrayInputStream(file));
  }

  private static List<String> texts(InputStream in) throws IOException {
    return read(in).stream().map(LogFileTest::text).toList();
  }

  private static String text(RawLine line) {
    String text = new String(line.bytes(), StandardCharsets.ISO_8859_1);
    return line.truncated() ? text + "…" : text;
  }

  @Test
  void plain() throws IOException {
    assertThat(texts(bytes("one\ntwo\n"))).containsExactly("one", "two");
  }

  @Test
  void withoutAFinalLineFeed() throws IOException {
    assertThat(texts(bytes("one\ntwo"))).containsExactly("one", "two");
  }

  @Test
  void carriageReturnsEndLinesToo() throws IOException {
    assertThat(texts(bytes("one\r\ntwo\r\nthr\ree\r"))).containsExactly("one", "two", "thr\ree");
  }

  @Test
  void emptyLinesAreThereForTheirPlaces() throws IOException {
    assertThat(texts(bytes("\n\none\n\r\n"))).containsExactly("", "", "one", "");
    assertThat(texts(bytes(""))).isEmpty();
  }

  @Test
  void packed() throws IOException {
    assertThat(texts(gzip("one\ntwo\n"))).containsExactly("one", "two");
    assertThat(texts(gzip(""))).isEmpty();
  }

  /** As {@code cat a.gz b.gz} gives (RFC 1952, 2.2). */
  private static byte[] concatenated() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(gzip("one\ntw"));
    all.write(gzip("o\nthree\n"));
    all.write(gzip("four"));
    return all.toByteArray();
  }

  @Test
  void packedAndConcatenated() throws IOException {
    assertThat(texts(concatenated())).containsExactly("one", "two", "three", "four");
  }

  /** A pipe whose writer is slow: nothing is ever known to be there, and a byte comes at a time. */
  private static InputStream pipe(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int available() {
        return 0;
      }

      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        return super.read(into, at, Math.min(length, 1));
      }
    };
  }

  @Test
  void packedAndConcatenatedFromAPipe() throws IOException {
    assertThat(texts(pipe(concatenated()))).containsExactly("one", "two", "three", "four");
  }

  @Test
  void whatStandsBeforeTheCutOfAPackedFileIsRead() throws IOException {
    List<String> lines = IntStream.range(0, 5_000).mapToObj(i -> "line " + i).toList();
    byte[] whole = gzip(String.join("\n", lines) + "\n");
    byte[] cut = Arrays.copyOf(whole, whole.length - 4);
    List<String> read = new ArrayList<>();
    try (LogFile file = LogFile.of("fw.log", new ByteArrayInputStream(cut), BOUND)) {
      assertThatThrownBy(
              () -> {
                for (RawLine line = file.next(); line != null; line = file.next()) {
                  read.add(text(line));
                }
              })
          .isInstanceOf(EOFException.class);
    }
    assertThat(read).isEqualTo(lines);
  }

  @Test
  void longLinesAreCutAndMarked() throws IOException {
    String bound = "x".repeat(BOUND);
    assertThat(texts(bytes(bound + "\n" + bound + "\r\n" + bound + "y\nnext\n" + bound + "yy")))
        .containsExactly(bound, bound, bound + "…", "next", bound + "…");
  }

  @Test
  void aFileOfOneEndlessLine() throws IOException {
    assertThat(texts(bytes("x".repeat(300_000)))).containsExactly("x".repeat(BOUND) + "…");
  }

  @Test
  void offsetsAreThoseOfTheUnpackedFile() throws IOException {
    String long_ = "x".repeat(70_000);
    byte[] file = gzip("one\r\n\n" + long_ + "\nlast");
    assertThat(read(new ByteArrayInputStream(file)))
        .extracting(RawLine::offset)
        .containsExactly(0L, 5L, 6L, 70_007L);
  }

  @Test
  void theSameFileHasTheSameStream() throws IOException {
    String beginning = "x".repeat(2_000);
    String stream = stream("fw.log", bytes(beginning));
    assertThat(stream).startsWith("fw.log-");
    assertThat(stream("fw.log", bytes(beginning + "\nmore\n"))).isEqualTo(stream);
    assertThat(stream("fw.log", gzip(beginning))).isEqualTo(stream);
    assertThat(stream("other.log", bytes(beginning))).isNotEqualTo(stream);
    assertThat(stream("fw.log", bytes("y" + beginning))).isNotEqualTo(stream);
  }

  private static String stream(String name, byte[] bytes) throws IOException {
    try (LogFile file = LogFile.of(name, new ByteArrayInputStream(bytes), BOUND)) {
      return file.stream();
    }
  }
}
