package org.tharsis.engine.exclusion.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Incident;

/**
 * What is stored and asked about, perhaps repeatedly: what was looked up once is kept, as far as
 * that is not too much. One thread uses it, while both searches are open.
 */
public final class Archive {
  /** So many events behind incidents are asked of at once. */
  private static final int BATCH = 400_000;

  private final Site site;
  private final EventSearch events;
  private final IncidentSearch incidents;
  private final TimeRange range;
  private final Rejudge rejudge;
  private @Nullable Batch only;

  /**
   * @param site the site as it is today
   * @param events where its events are
   * @param incidents where its incidents are
   * @param range of what time; its incidents are those with an event in it
   * @param rules gives the rule of an id, compiled; nothing if there is none that works
   */
  public Archive(
      Site site,
      EventSearch events,
      IncidentSearch incidents,
      TimeRange range,
      Function<String, Optional<ChosenRule>> rules) {
    this.site = site;
    this.events = events;
    this.incidents = incidents;
    this.range = range;
    this.rejudge = new Rejudge(rules);
  }

  /** Takes incidents, some at a time. */
  interface Taker {
    void take(Batch batch) throws IOException;
  }

  /** Gives all incidents of the range. */
  void forEach(Taker taker) throws IOException {
    if (only != null) {
      taker.take(only);
      return;
    }
    Batches batches = new Batches(taker);
    incidents.forEach(range.from(), batches::add);
    batches.end();
  }

  private final class Batches {
    private final Taker taker;
    private final List<Incident> some = new ArrayList<>();
    private int ids;
    private int given;

    Batches(Taker taker) {
      this.taker = taker;
    }

    void add(Incident incident) throws IOException {
      if (incident.first() < range.to()) {
        some.add(incident);
        ids += incident.evidence().size();
        if (ids >= BATCH) {
          give();
        }
      }
    }

    private void give() throws IOException {
      Batch batch = Batch.of(some, events);
      some.clear();
      ids = 0;
      only = ++given == 1 ? batch : null;
      taker.take(batch);
    }

    void end() throws IOException {
      if (!some.isEmpty()) {
        give();
      }
    }
  }

  /** The site as it is today. */
  public Site site() {
    return site;
  }

  EventSearch events() {
    return events;
  }

  /** Of what time. */
  public TimeRange range() {
    return range;
  }

  Rejudge rejudge() {
    return rejudge;
  }
}
