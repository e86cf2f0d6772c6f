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
  private final Pipeline pipeline;
  private final DataDirectory data;

  LiveMilestones(Pipeline pipeline, DataDirectory data) {
    this.pipeline = pipeline;
    this.data = data;
  }

  /** The last one. */
  LiveNote last() {
    return LiveNote.of(pipeline.note(LiveNote.NAME));
  }

  /**
   * What rules remembered and hosts were learnt then is remembered again.
   *
   * @return what is damaged and begins empty by that
   */
  List<String> remember() {
    List<String> damaged = new ArrayList<>();
    LiveNote last = last();
    if (!last.none() && Files.exists(data.live(last.turn()))) {
      try {
        pipeline.memory().load(data.live(last.turn()));
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
    LiveNote next = last().next(position);
    pipeline.commit(
        Map.of(LiveNote.NAME, next.text()),
        () -> pipeline.memory().save(data, data.live(next.turn())));
  }
}
