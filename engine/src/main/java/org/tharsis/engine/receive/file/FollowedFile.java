package org.tharsis.engine.receive.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One open file that grows, cut into lines. */
final class FollowedFile implements Closeable {
  private static final int BLOCK = 1 << 16;

  /** A line with the offset behind its line feed. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  record Cut(byte[] bytes, boolean truncated, long end) {}

  private final FileChannel channel;
  private final Object key;
  private final int maxLineBytes;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private byte[] begun = {};
  private boolean skips;
  private long skipped;
  private long offset;
  private int identity;

  private FollowedFile(FileChannel channel, Object key, long offset, int maxLineBytes) {
    this.channel = channel;
    this.key = key;
    this.offset = offset;
    this.maxLineBytes = maxLineBytes;
  }

  /** Opens a file to be read from this offset on, where a line begins. */
  static FollowedFile open(Path path, long offset, int maxLineBytes) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new FollowedFile(channel, key(path), offset, maxLineBytes);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What the system knows a file by. */
  static Object key(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    Object key = attributes.fileKey();
    return key == null ? attributes.creationTime() : key;
  }

  /** Whether this is another file than the one that lies there now. */
  boolean isNot(Path path) throws IOException {
    return !key.equals(key(path));
  }

  /** Whether it was cut off below what was read of it. */
  boolean isTruncated() throws IOException {
    return channel.size() < offset + unfinished();
  }

  /** How far it was read, to the end of a line. */
  FileMark mark(long end) throws IOException {
    if (identity == 0) {
      identity = FileMark.identity(channel, key);
    }
    return new FileMark(identity, end);
  }

  /** The lines of the next block, and of those after it that a line is begun in. */
  List<Cut> read() throws IOException {
    List<Cut> lines = new ArrayList<>();
    while (lines.isEmpty()) {
      block.clear();
      if (channel.read(block, offset + unfinished()) <= 0) {
        break;
      }
      cut(lines);
    }
    return lines;
  }

  /** Bytes behind {@link #offset} that were read already. */
  private long unfinished() {
    return begun.length + skipped;
  }

  private void cut(List<Cut> lines) {
    byte[] bytes = block.array();
    int from = 0;
    for (int at = 0; at < block.position(); at++) {
      if (bytes[at] == '\n') {
        add(bytes, from, at);
        offset += unfinished() + 1;
        finish(lines);
        from = at + 1;
      }
    }
    add(bytes, from, block.position());
  }

  /** What does not fit is read and forgotten. */
  private void add(byte[] bytes, int from, int to) {
    int kept = Math.min(to - from, maxLineBytes + 1 - begun.length); // one more may be a CR
    int length = begun.length;
    begun = Arrays.copyOf(begun, length + kept);
    System.arraycopy(bytes, from, begun, length, kept);
    skipped += to - from - kept;
    skips |= to - from > kept;
  }

  private void finish(List<Cut> lines) {
    int length = begun.length;
    while (!skips && length > 0 && (begun[length - 1] == '\r' || begun[length - 1] == 0)) {
      length--;
    }
    if (length > 0) {
      boolean truncated = skips || length > maxLineBytes;
      lines.add(new Cut(Arrays.copyOf(begun, Math.min(length, maxLineBytes)), truncated, offset));
    }
    begun = new byte[0];
    skipped = 0;
    skips = false;
  }

  /** The last line, if it has no end: nothing more is written to the file. */
  List<Cut> rest() {
    List<Cut> lines = new ArrayList<>();
    offset += unfinished();
    finish(lines);
    return lines;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
