package org.tharsis.engine.exclusion.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ExclusionEdit;
import org.tharsis.config.ExclusionEntries;
import org.tharsis.engine.DataDirectory;
import org.tharsis.model.Problem;

/**
 * Every change of a site's exclusions, a JSON object a line: who made it, when, what was there
 * before and what since. It is only ever appended to. What was not written down is not done: a
 * change is put on disk here before it is made. What people edit by hand is noticed by comparing
 * the file with what was written down last.
 */
public final class AuditLog {
  /**
   * Gives an edit of the file as it is then.
   *
   * @param <E> thrown if it is not to be made
   */
  @FunctionalInterface
  public interface Edits<E extends Exception> {
    ExclusionEdit edit() throws E;
  }

  private static final String LOG = "exclusions.jsonl";
  private static final String HEAD = "exclusions.head";

  /** Locks of files do not keep threads of one process apart. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path file;
  private final Path tharsisYaml;
  private final InstantSource clock;

  /**
   * @param data where it lies; made when it is written first
   * @param tharsisYaml the site's settings, beside which its exclusions lie
   */
  public AuditLog(DataDirectory data, Path tharsisYaml, InstantSource clock) {
    this.file = data.audit().resolve(LOG);
    this.tharsisYaml = tharsisYaml;
    this.clock = clock;
  }

  /**
   * What makes it up, in the order in which it is copied while it is written: the log may be ahead
   * of its head.
   */
  public static List<Path> files(DataDirectory data) {
    return List.of(data.audit().resolve(HEAD), data.audit().resolve(LOG));
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /**
   * All of it; empty where nothing was written yet. While it is being written its last line may
   * seem torn.
   */
  public AuditTrail read() throws IOException {
    AuditHead head = AuditHead.read(head()); // first: the log may be ahead of it, not behind
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    return new AuditTrail(file.toString(), bytes, head);
  }

  /**
   * Writes down what was edited by hand since the last record, if anything was. A file that can't
   * be read as exclusions is left for when it can.
   *
   * @return what was written
   * @throws IOException if it can't be written
   */
  public List<AuditRecord> reconcile() throws IOException {
    try (Held held = hold()) {
      return held.reconcile();
    }
  }

  /**
   * Makes a change and writes it down, after what was edited by hand before.
   *
   * @param who makes it
   * @param how a command
   * @param edits gives the edit
   * @return why it was not made; empty if it was, or if it comes to nothing
   * @throws IOException if it can't be written down; it is not made then
   */
  public <E extends Exception> List<Problem> change(String who, String how, Edits<E> edits)
      throws IOException, E {
    try (Held held = hold()) {
      held.reconcile();
      ExclusionEdit edit = edits.edit();
      if (!edit.problems().isEmpty() || Objects.equals(edit.before(), edit.after())) {
        return edit.problems();
      }
      held.append(List.of(record(who, how, edit.id(), edit.before(), edit.after())));
      List<Problem> refused = edit.make();
      if (!refused.isEmpty()) {
        String undone = how + ", not done";
        held.append(List.of(record(who, undone, edit.id(), edit.after(), edit.before())));
      }
      return refused;
    }
  }

  private AuditRecord record(
      String who, String how, String id, @Nullable String before, @Nullable String after) {
    return new AuditRecord(clock.instant(), who, how, id, before, after);
  }

  private Path head() {
    return file.resolveSibling(HEAD);
  }

  private Held hold() throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    THREADS.lock();
    try {
      return new Held();
    } catch (IOException | RuntimeException e) {
      THREADS.unlock();
      throw e;
    }
  }

  /** The log while nobody else writes it, nor the exclusions through it. */
  private final class Held implements AutoCloseable {
    private final FileChannel locked;
    private final FileLock lock;

    /** On a file of its own: to close a file that is locked, however it was opened, frees it. */
    Held() throws IOException {
      locked =
          FileChannel.open(
              file.resolveSibling("exclusions.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      try {
        lock = locked.lock();
      } catch (IOException | RuntimeException e) {
        locked.close();
        throw e;
      }
    }

    List<AuditRecord> reconcile() throws IOException {
      ExclusionEntries entries = ExclusionEntries.read(tharsisYaml).value();
      List<AuditRecord> written = new ArrayList<>();
      if (entries == null) {
        return written;
      }
      Map<String, String> now = entries.texts();
      Map<String, String> last = read().last();
      TreeSet<String> ids = new TreeSet<>(now.keySet());
      ids.addAll(last.keySet());
      for (String id : ids) {
        if (!Objects.equals(now.get(id), last.get(id))) {
          String who = entries.owner();
          written.add(record(who, AuditRecord.BY_HAND, id, last.get(id), now.get(id)));
        }
      }
      append(written);
      return written;
    }

    void append(List<AuditRecord> records) throws IOException {
      if (records.isEmpty()) {
        return;
      }
      AuditTrail trail = read();
      StringBuilder lines = new StringBuilder(trail.isOpen() ? "\n" : ""); // a crash has torn it
      String chain = trail.chain();
      for (AuditRecord each : records) {
        String line = each.line(chain) + "\n";
        lines.append(line);
        chain = AuditTrail.hash(line);
      }
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      AuditHead.write(head(), trail.lines() + records.size(), chain); // syncs the directory, too
    }

    @Override
    public void close() throws IOException {
      try (locked) {
        lock.release();
      } finally {
        THREADS.unlock();
      }
    }
  }
}
