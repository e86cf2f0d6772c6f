package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tharsis.model.Problem;

/** Takes up what a directory holds of an earlier run, however that ended. */
final class Recovery {
  private final Segments segments;
  private final Consumer<Problem> problems;
  private int last;

  private Recovery(Segments segments, Consumer<Problem> problems) {
    this.segments = segments;
    this.problems = problems;
  }

  /**
   * Adds what segments there are.
   *
   * @return the greatest number that ever was given, as far as files tell; 0 if none was
   * @throws IOException if they can't be read, or are of a newer version
   */
  static int run(Path directory, Segments segments, Consumer<Problem> problems) throws IOException {
    Recovery recovery = new Recovery(segments, problems);
    for (var entry : files(directory).entrySet()) {
      recovery.add(entry.getValue(), entry.getKey());
    }
    Segment newest = segments.last();
    if (newest != null) {
      recovery.cutTail(newest);
    }
    return recovery.last;
  }

  static NavigableMap<Integer, Path> files(Path directory) throws IOException {
    NavigableMap<Integer, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path file : all) {
        Integer number = Segment.number(file);
        if (number != null) {
          files.put(number, file);
        }
      }
    }
    return files;
  }

  private void add(Path file, int number) throws IOException {
    last = number;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SegmentHeader header = SegmentHeader.read(file, channel, number);
      channel.force(false); // its process may have been killed before it had synced this one
      segments.add(new Segment(file, header), channel.size());
    } catch (SegmentHeader.Damaged e) {
      setAside(file, e);
    }
  }

  /** A file that can't be read hinders nobody, and nobody deletes it. */
  private void setAside(Path file, SegmentHeader.Damaged cause) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    problems.accept(
        new Problem(
            file.toString(),
            0,
            "%s; its lines can't be read. It is kept as %s: put it back from a copy under its own"
                    .formatted(cause.getMessage(), aside.getFileName())
                + " name while the engine is stopped, or delete it"));
  }

  /**
   * The end of the newest segment is where the last whole record ends. What is behind it is zeros
   * or, after a power cut, what was being written; either goes, and nothing is written there again:
   * a position means one line for ever, even if that line is lost.
   */
  private void cutTail(Segment newest) throws IOException {
    int end = end(newest);
    try (FileChannel channel = FileChannel.open(newest.file(), StandardOpenOption.WRITE)) {
      channel.truncate(end);
      channel.force(true); // all that is left of it counts as kept from now on
    }
    segments.resize(newest, end);
  }

  private int end(Segment newest) throws IOException {
    int[] torn = new int[2];
    try (RecordWalk walk =
        new RecordWalk(
            newest,
            (offset, bytes) -> {
              torn[0] = offset;
              torn[1] = bytes;
            })) {
      int end = SegmentHeader.BYTES;
      for (int size = walk.size(); walk.next(size); end = walk.end()) {}
      if (torn[0] == end && torn[1] > 0) {
        problems.accept(torn(newest, end, torn[1]));
      }
      return end;
    }
  }

  private static Problem torn(Segment segment, int offset, int bytes) {
    return new Problem(
        segment.file().toString(),
        0,
        "the last %d bytes, from offset %d on, are no whole record, as a power cut leaves them; they"
                .formatted(bytes, offset)
            + " are cut off. Where this comes without one, have the disk checked");
  }
}
