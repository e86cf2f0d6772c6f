package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Site;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.Ledger;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.screening.Counts;
import org.tharsis.engine.screening.Screening;
import org.tharsis.index.Damage;
import org.tharsis.index.EventIndex;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.Refill;
import org.tharsis.index.Salvage;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;

/**
 * What a start does about damaged indexes: before they are opened what is damaged is set aside;
 * then what was in it is taken from the journal once more, as far as that has it. Cut off at any
 * point, the next start goes on with it.
 */
final class Mending {
  private static final Logger log = LoggerFactory.getLogger(Mending.class);

  private final DataDirectory data;
  private final SequencedMap<String, List<String>> said = new LinkedHashMap<>();

  private Mending(DataDirectory data) {
    this.data = data;
  }

  /**
   * Looks, before anybody opens the indexes.
   *
   * @throws IOException if another engine has them open
   */
  static Mending setAside(DataDirectory data) throws IOException {
    Mending mending = new Mending(data);
    Salvage.run(data.path(), data.damaged(), Mending::sayHindered)
        .forEach(damage -> mending.say(damage.index(), damage.toString()));
    return mending;
  }

  /** Who opens it will say so, too: that may be later, or never. */
  private static void sayHindered(IOException cause) {
    log.error("not looked at: {}", Escaped.text(String.valueOf(cause.getMessage())));
  }

  /** Of what was found while the engine ran. */
  static Mending of(DataDirectory data, Damage damage) {
    Mending mending = new Mending(data);
    mending.say(damage.index(), damage.toString());
    return mending;
  }

  private void say(String index, String message) {
    log.error("{}", Escaped.text(message));
    said.computeIfAbsent(index, unsaid -> new ArrayList<>()).add(message);
  }

  /** What there is to report, by index. */
  Map<String, String> reports() {
    SequencedMap<String, String> reports = new LinkedHashMap<>();
    said.forEach((index, messages) -> reports.put(index, String.join(". ", messages)));
    return reports;
  }

  /**
   * Takes back what is missing, before the pipeline goes on.
   *
   * @param journal closed if this fails
   */
  Journal refill(Site site, Pipeline pipeline, Journal journal) throws IOException {
    try {
      boolean unknown = isUnknown(pipeline);
      boolean anew = unknown && !haveIncidents();
      long end = LivePipeline.lastPosition(pipeline, data);
      Refill refill = pipeline.events().refill(LivePipeline.STREAM, oldest(journal)).orElse(null);
      if (refill != null || anew) {
        read(site, pipeline, journal, end, refill, anew);
      }
      if (unknown && !anew) {
        goOnAt(pipeline, end);
      }
      return journal;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Takes back what is missing of a past day while events are added to others. If that can't be
   * done, the next start does it.
   */
  Mending refill(Site site, EventIndex events, Journal journal) {
    try {
      long end = events.nextOffset(LivePipeline.STREAM);
      Refill refill = events.refill(LivePipeline.STREAM, oldest(journal)).orElse(null);
      if (refill != null) {
        new SecondReading(site, data, Counts.NONE)
            .read(journal, end, (event, exclusion, sender) -> add(event, exclusion, refill));
        refill.end().forEach(this::sayOutcome);
      }
    } catch (IOException e) {
      log.error("what was damaged will be taken from the journal at the next start", e);
    }
    return this;
  }

  private static long oldest(Journal journal) {
    return journal.newest(journal.totalBytes());
  }

  /** Whether lines were taken in, and the incidents do not say how far. */
  private boolean isUnknown(Pipeline pipeline) throws IOException {
    return new LiveMilestones(pipeline, data).last().none()
        && pipeline.nextOffset(LivePipeline.STREAM) > 0;
  }

  private boolean haveIncidents() throws IOException {
    try (IncidentSearch search = IncidentSearch.open(data.path())) {
      return !search.newest(1).isEmpty();
    }
  }

  private void read(
      Site site,
      Pipeline pipeline,
      Journal journal,
      long end,
      @Nullable Refill refill,
      boolean anew)
      throws IOException {
    Ledger again = new Ledger(Balance.EMPTY);
    new SecondReading(site, data, again)
        .read(
            journal,
            end,
            (event, exclusion, sender) -> {
              if (refill != null) {
                add(event, exclusion, refill);
              }
              again.taken(event, exclusion, sender);
            });
    if (refill != null) {
      refill.end().forEach(this::sayOutcome);
      pipeline.store().countDamage();
    }
    if (anew) {
      pipeline.store().uncount(again.balance());
      say(
          Salvage.INCIDENTS,
          "no incident could be kept: they begin anew, with what rules find in all that the journal"
              + " still has");
    }
  }

  private static void add(Event event, @Nullable Exclusion exclusion, Refill refill)
      throws IOException {
    try {
      if (Screening.isKept(exclusion)) {
        refill.add(Screening.labelled(event, exclusion));
      }
    } catch (RuntimeException e) { // as when it came first: it can't be stored for what is in it
      log.debug("{} can't be stored", event.id(), e);
    }
  }

  private void sayOutcome(LocalDate day, Refill.Outcome outcome) {
    say(
        day.toString(),
        "of the events of %s, %d were taken from the journal again, and %d are lost"
            .formatted(day, outcome.found(), outcome.lost()));
  }

  /**
   * The list of incidents was damaged, and with it what it says of the milestone; they are whole up
   * to what is in the event index, so that lines up to there are not judged again.
   */
  private void goOnAt(Pipeline pipeline, long end) throws IOException {
    LiveNote note = new LiveNote(newestState(), end);
    pipeline.commit(Map.of(LiveNote.NAME, note.text()), () -> {});
    say(
        Salvage.INCIDENTS,
        "where rules had come to is not known: they go on behind what is indexed, with what they"
            + " remembered up to a minute before");
  }

  private String newestState() throws IOException {
    Path a = data.live("a");
    Path b = data.live("b");
    boolean newer =
        Files.exists(b)
            && (!Files.exists(a)
                || Files.getLastModifiedTime(b).compareTo(Files.getLastModifiedTime(a)) > 0);
    return newer ? "b" : "a";
  }
}
