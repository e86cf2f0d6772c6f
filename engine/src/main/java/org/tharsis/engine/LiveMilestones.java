package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far a running engine has come in its journal, on disk: whoever starts next goes on from there
 * as if nothing had happened. There are two files in turn; which of them holds, and where in the
 * journal, is said by the incidents' own commit, so that incidents, accounts and what rules
 * remember are always those of one moment.
 */
final class LiveMilestones {
  private static final String NOTE = "live";

  private final Pipeline pipeline;
  private final DataDirectory data;

  LiveMilestones(Pipeline pipeline, DataDirectory data) {
    this.pipeline = pipeline;
    this.data = data;
  }

  /** The position behind the last line that was taken in then; 0 if there never was one. */
  long position() {
    String note = pipeline.note(NOTE);
    return note.isEmpty() ? 0 : Long.parseLong(note, note.indexOf(' ') + 1, note.length(), 10);
  }

  /** Whether there ever was one, be it before the first line. */
  boolean any() {
    return !turn().isEmpty();
  }

  /** Which of the two files holds; empty for none. */
  private String turn() {
    String note = pipeline.note(NOTE);
    return note.isEmpty() ? "" : note.substring(0, note.indexOf(' '));
  }

  /**
   * What rules remembered and hosts were learnt then is remembered again.
   *
   * @return what is damaged and begins empty by that
   */
  List<String> remember() {
    List<String> damaged = new ArrayList<>();
    String turn = turn();
    if (!turn.isEmpty() && Files.exists(data.live(turn))) {
      try {
        pipeline.memory().load(data.live(turn));
      } catch (IOException e) {
        damaged.add(String.valueOf(e.getMessage()));
        pipeline.memory().loadHosts(data).ifPresent(damaged::add);
      }
    }
    return damaged;
  }

  /**
   * Commits.
   *
   * @param position behind the last line that was taken in
   */
  void set(long position) throws IOException {
    String turn = turn().equals("a") ? "b" : "a";
    pipeline.commit(
        Map.of(NOTE, turn + " " + position), () -> pipeline.memory().save(data, data.live(turn)));
  }
}
