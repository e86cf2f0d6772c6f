package org.tharsis.engine.receive.file;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.state.StateFile;

/**
 * How far each file was read, on disk. It is written when the lines are in the journal, and so may
 * be behind; what the journal has of a file since counts more.
 */
final class FileMarks {
  private static final Logger log = LoggerFactory.getLogger(FileMarks.class);
  private static final int MOST = 100_000;

  private final Path file;
  private final Map<String, FileMark> marks = new HashMap<>();
  private boolean changed;

  private FileMarks(Path file) {
    this.file = file;
  }

  /** Those on disk; without them every file is read from its beginning. */
  static FileMarks read(Path file) {
    FileMarks marks = new FileMarks(file);
    if (Files.exists(file)) {
      try {
        marks.marks.putAll(StateFile.read(file, FileMarks::read));
      } catch (IOException e) {
        log.error(
            "{} can't be read, files are read from their beginnings and their lines may come"
                + " twice: {}",
            file,
            e.toString());
      }
    }
    return marks;
  }

  private static Map<String, FileMark> read(DataInput in) throws IOException {
    Map<String, FileMark> read = new HashMap<>();
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("damaged: %d files".formatted(count));
    }
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[in.readUnsignedShort()];
      in.readFully(name);
      read.put(new String(name, StandardCharsets.UTF_8), FileMark.of(in.readLong()));
    }
    return read;
  }

  /** A line of the journal, from before this process. */
  void remember(Received line) {
    String receiver = line.origin().receiver();
    if (receiver.startsWith(FollowedPath.PREFIX) && line.series() != 0) {
      marks.put(receiver, FileMark.of(line.series()));
    }
  }

  FileMark of(String receiver) {
    return marks.getOrDefault(receiver, FileMark.NONE);
  }

  /** Whether this is a file that is read under another name. */
  boolean knowsElsewhere(String receiver, int identity) {
    return marks.entrySet().stream()
        .anyMatch(
            each -> each.getValue().identity() == identity && !each.getKey().equals(receiver));
  }

  void put(String receiver, FileMark mark) {
    changed |= !mark.equals(marks.put(receiver, mark));
  }

  /** Whether there is something to be saved. */
  boolean isChanged() {
    return changed;
  }

  /** Puts them on disk. */
  void save() {
    try {
      StateFile.write(file, this::write);
      changed = false;
    } catch (IOException e) {
      log.error("how far files were read can't be saved: {}", e.toString());
    }
  }

  private void write(DataOutput out) throws IOException {
    out.writeInt(marks.size());
    for (Map.Entry<String, FileMark> each : marks.entrySet()) {
      byte[] name = each.getKey().getBytes(StandardCharsets.UTF_8);
      out.writeShort(name.length);
      out.write(name);
      out.writeLong(each.getValue().number());
    }
  }
}
