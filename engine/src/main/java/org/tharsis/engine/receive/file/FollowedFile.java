package org.tharsis.engine.receive.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One open file that grows, cut into lines. */
final class FollowedFile implements Closeable {
  private static final int BLOCK = 1 << 16;

  /** A line with the offset behind its line feed. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  record Cut(byte[] bytes, boolean truncated, long end) {}

  private final FileChannel channel;
  private final long inode;
  private final int maxLineBytes;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private byte[] begun = {};
  private boolean skips;
  private long skipped;
  private long offset;
  private @Nullable FileIdentity identity;

  /** Reads from an offset on, where a line begins. */
  FollowedFile(FileChannel channel, long inode, long offset, int maxLineBytes) {
    this.channel = channel;
    this.inode = inode;
    this.offset = offset;
    this.maxLineBytes = maxLineBytes;
  }

  /** How far it was read, an unfinished line included. */
  long reached() {
    return offset + unfinished();
  }

  /** Whether it was cut off below what was read of it. */
  boolean isTruncated() throws IOException {
    return channel.size() < reached();
  }

  /** Reads it once more from its beginning, where other lines are now. */
  void begin() {
    offset = 0;
    clear();
    identity = null;
  }

  /** Which file it is, as far as its first line is there. */
  FileIdentity identity() throws IOException {
    FileIdentity known = identity;
    if (known == null || known.first() == 0) {
      known = FileIdentity.of(channel, inode);
      identity = known;
    }
    return known;
  }

  /** That it was read so far, to the end of a line. */
  FileMark mark(long end) throws IOException {
    try {
      return FileMark.at(identity(), channel, end);
    } catch (IOException taken) {
      return new FileMark(identity(), end, 0); // its lines are in the journal already
    }
  }

  /** Whether all of another file, as far as that goes, is here as well, by samples of both. */
  boolean holds(FileChannel other) throws IOException {
    long size = other.size();
    return size >= FileIdentity.BEGINNING
        && size <= channel.size()
        && Arrays.equals(
            FileIdentity.bytes(other, 0, FileIdentity.BEGINNING),
            FileIdentity.bytes(channel, 0, FileIdentity.BEGINNING))
        && FileIdentity.before(other, size) == FileIdentity.before(channel, size);
  }

  /** The lines of the next block, and of those after it that a line is begun in. */
  List<Cut> read() throws IOException {
    List<Cut> lines = new ArrayList<>();
    while (lines.isEmpty()) {
      block.clear();
      if (channel.read(block, reached()) <= 0) {
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
        offset = reached() + 1;
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
    clear();
  }

  private void clear() {
    begun = new byte[0];
    skipped = 0;
    skips = false;
  }

  /** The last line, if it has no end: nothing more is written to the file. */
  List<Cut> rest() {
    List<Cut> lines = new ArrayList<>();
    offset = reached();
    finish(lines);
    return lines;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
