package org.tharsis.engine.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Lines of a log file, plain or gzip, each with its place; the longest are cut. */
public final class LogFile implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int FINGERPRINT = 1024;

  /**
   * One line of it.
   *
   * @param offset where it begins, in bytes of the unpacked file
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  public record RawLine(byte[] bytes, long offset, boolean truncated) {}

  private final InputStream in;
  private final int maxLineBytes;
  private final String stream;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long bufferStart;

  private LogFile(String name, InputStream in, int maxLineBytes) throws IOException {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
    this.end = in.readNBytes(buffer, 0, FINGERPRINT);
    CRC32C fingerprint = new CRC32C();
    fingerprint.update(buffer, 0, end);
    this.stream = name + "-" + HexFormat.of().toHexDigits((int) fingerprint.getValue());
  }

  /**
   * Reads from the stream, which is unpacked if it is gzip.
   *
   * @param maxLineBytes longer lines are cut there
   */
  public static LogFile of(String name, InputStream raw, int maxLineBytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b; // RFC 1952, 2.3.1
    buffered.reset();
    return new LogFile(name, gzip ? new GZIPInputStream(buffered, BUFFER) : buffered, maxLineBytes);
  }

  /** The file's name and how it begins: the same file again has the same. */
  String stream() {
    return stream;
  }

  /** The next line, or null at the end. */
  public @Nullable RawLine next() throws IOException {
    return fill() ? line() : null;
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    bufferStart += end;
    at = 0;
    end = Math.max(in.read(buffer, 0, BUFFER), 0);
    return end > 0;
  }

  private RawLine line() throws IOException {
    long offset = bufferStart + at;
    int feed = lineFeed();
    if (feed < end && feed - at <= maxLineBytes) { // the usual case: all of it is here
      byte[] bytes = Arrays.copyOfRange(buffer, at, trimmed(buffer, at, feed));
      at = feed + 1;
      return new RawLine(bytes, offset, false);
    }
    return longLine(offset);
  }

  private RawLine longLine(long offset) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean truncated = false;
    boolean ended = false;
    while (!ended && fill()) {
      int feed = lineFeed();
      int room = maxLineBytes + 1 - line.size(); // with room for a carriage return
      line.write(buffer, at, Math.min(feed - at, room));
      truncated |= feed - at > room;
      ended = feed < end;
      at = ended ? feed + 1 : end;
    }
    byte[] all = line.toByteArray();
    int length = trimmed(all, 0, all.length);
    return new RawLine(
        Arrays.copyOf(all, Math.min(length, maxLineBytes)),
        offset,
        truncated || length > maxLineBytes);
  }

  /** Where the line feed is, or the buffer's end. */
  private int lineFeed() {
    int feed = at;
    while (feed < end && buffer[feed] != '\n') {
      feed++;
    }
    return feed;
  }

  private static int trimmed(byte[] bytes, int from, int to) {
    int trimmed = to;
    while (trimmed > from && bytes[trimmed - 1] == '\r') {
      trimmed--;
    }
    return trimmed;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
