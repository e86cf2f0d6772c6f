package org.tharsis.engine.receive.file;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.state.StateFile;

/**
 * How far each file was read, the finished ones too, on disk. It is written when the lines are in
 * the journal, and so may be behind; what the journal has of a file since counts more.
 */
final class FileMarks {
  /** Of more the oldest go whose files are not there. */
  static final int MOST = 8_000;

  private static final Logger log = LoggerFactory.getLogger(FileMarks.class);
  private static final int VERSION = -2;

  private final Path file;
  private final SequencedMap<Key, FileMark> marks = new LinkedHashMap<>(); // the newest last
  private final Set<String> unseen = new HashSet<>();
  private boolean changed;

  /**
   * One file.
   *
   * @param receiver by the name under which it was read first
   * @param identity {@link FileIdentity#number}
   */
  record Key(String receiver, int identity) {}

  /** What is known of a file: under which name it was read, and how far. */
  record Known(String receiver, FileMark mark) {}

  private FileMarks(Path file) {
    this.file = file;
  }

  /** Those on disk; without them every file is read from its beginning. */
  static FileMarks read(Path file) {
    FileMarks marks = new FileMarks(file);
    if (Files.exists(file)) {
      try {
        StateFile.read(file, FileMarks::read).forEach(marks::remember);
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

  private static List<Known> read(DataInput in) throws IOException {
    List<Known> read = new ArrayList<>();
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("another version wrote it");
    }
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[in.readUnsignedShort()];
      in.readFully(name);
      FileMark mark = FileMark.of(in.readLong());
      FileIdentity identity = new FileIdentity(mark.file().number(), in.readInt());
      FileMark whole = new FileMark(identity, mark.offset(), in.readInt());
      read.add(new Known(new String(name, StandardCharsets.UTF_8), whole));
    }
    return read;
  }

  private void remember(Known known) {
    marks.put(new Key(known.receiver(), known.mark().file().number()), known.mark());
    unseen.add(known.receiver());
  }

  /** What the end of the journal says, from before this process. */
  void recall(Intake intake) {
    SequencedMap<Key, FileMark> said = new LinkedHashMap<>();
    try {
      intake.recent((position, line) -> note(line, said));
    } catch (IOException e) {
      log.error("the journal's end can't be read; lines of files may come twice", e);
    }
    said.forEach(
        (key, mark) -> {
          FileMark known = marks.remove(key);
          remember(new Known(key.receiver(), known == null ? mark : known.reached(mark.offset())));
          changed = true;
        });
  }

  private static void note(Received line, SequencedMap<Key, FileMark> said) {
    String receiver = line.origin().receiver();
    if (receiver.startsWith(Found.PREFIX) && line.series() != 0) {
      FileMark mark = FileMark.of(line.series());
      said.putLast(new Key(receiver, mark.file().number()), mark);
    }
  }

  /** How far a file was read, maybe under another name; null if nothing was. */
  @Nullable Known find(Found found, FileIdentity identity, FileChannel content) throws IOException {
    Known known = null;
    for (Map.Entry<Key, FileMark> each : marks.entrySet()) {
      boolean own = each.getKey().receiver().equals(found.receiver());
      if (each.getKey().identity() == identity.number()
          && (known == null || own)
          && each.getValue().fits(content)) {
        known = new Known(each.getKey().receiver(), each.getValue());
      }
    }
    if (known == null) {
      known = original(found, identity, content);
    }
    if (known != null) {
      unseen.remove(known.receiver());
    }
    return known;
  }

  /**
   * The file that this one is a copy of, for which that was cut off: it has what was read of it,
   * and a longer name.
   */
  private @Nullable Known original(Found found, FileIdentity identity, FileChannel content)
      throws IOException {
    for (Map.Entry<Key, FileMark> each : marks.entrySet()) {
      FileMark mark = each.getValue();
      if (identity.first() != 0
          && mark.file().first() == identity.first()
          && mark.end() != 0
          && mark.offset() >= FileIdentity.BEGINNING
          && found.isNamedAfter(each.getKey().receiver())
          && mark.fits(content)) {
        return new Known(
            each.getKey().receiver(), new FileMark(identity, mark.offset(), mark.end()));
      }
    }
    return null;
  }

  /** Whether an earlier process read files by whose names this one may have been put away. */
  boolean mayKnow(Found found) {
    String receiver = found.receiver();
    for (int end = receiver.length() - 1; end > Found.PREFIX.length(); end--) {
      if (unseen.contains(receiver.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an earlier process read a file of this name that was not found again; says so once. */
  boolean misses(Found found) {
    return unseen.remove(found.receiver());
  }

  void put(String receiver, FileMark mark) {
    changed |= !mark.equals(marks.putLast(new Key(receiver, mark.file().number()), mark));
  }

  /** Whether there is something to be saved. */
  boolean isChanged() {
    return changed;
  }

  /**
   * Puts them on disk.
   *
   * @param present the files that are there, which are not forgotten
   */
  void save(Set<Key> present) {
    trim(present);
    try {
      StateFile.write(file, this::write);
      changed = false;
    } catch (IOException e) {
      log.error("how far files were read can't be saved: {}", e.toString());
    }
  }

  private void trim(Set<Key> present) {
    Iterator<Key> oldest = marks.keySet().iterator();
    while (marks.size() > MOST && oldest.hasNext()) {
      if (!present.contains(oldest.next())) {
        oldest.remove();
      }
    }
  }

  private void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(marks.size());
    for (Map.Entry<Key, FileMark> each : marks.entrySet()) {
      byte[] name = each.getKey().receiver().getBytes(StandardCharsets.UTF_8);
      out.writeShort(name.length);
      out.write(name);
      out.writeLong(each.getValue().number());
      out.writeInt(each.getValue().file().first());
      out.writeInt(each.getValue().end());
    }
  }
}
