package org.tharsis.engine.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.config.Site;
import org.tharsis.engine.CompiledOnce;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Pipeline;
import org.tharsis.model.Incident;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;

/** Replays of files that a test writes, one after the other into the data of one site. */
final class Replays {
  private static final int MAX_LINE_BYTES = 8_192;

  private final Site site;
  private final RuleBook book;
  private final List<Replay.Source> sources = new ArrayList<>();

  private int spacing = 1_000_000;

  Replays(Site site) {
    this.site = site;
    this.book = CompiledOnce.of(site);
  }

  /** What came of one replay. */
  record Outcome(List<Incident> incidents, List<Problem> problems, long events, long skipped) {
    List<Incident> of(String rule) {
      return incidents.stream().filter(each -> each.rule().id().equals(rule)).toList();
    }
  }

  Replays file(String name, List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return file(name, new ByteArrayInputStream(bytes));
  }

  Replays file(String name, InputStream in) {
    sources.add(new Replay.Source(name, in, Dated.START.plusSeconds(86_400).toEpochMilli()));
    return this;
  }

  /** So many events lie between milestones. */
  Replays milestones(int every) {
    spacing = every;
    return this;
  }

  /** Replays the files that were given since the last time. */
  Outcome run() throws IOException {
    DataDirectory data = new DataDirectory(site.settings().data());
    try (Pipeline pipeline = new Pipeline(site, book, data)) {
      Replay replay = new Replay(pipeline, data, "", MAX_LINE_BYTES, spacing);
      replay.run(sources, events -> {});
      return new Outcome(
          replay.incidents(), replay.problems(), replay.account().received(), replay.skipped());
    } finally {
      sources.clear();
    }
  }
}
