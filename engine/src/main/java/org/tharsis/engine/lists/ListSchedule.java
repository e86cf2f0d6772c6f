package org.tharsis.engine.lists;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ListFolder;
import org.tharsis.config.ListHeader;
import org.tharsis.config.ListSource;
import org.tharsis.model.Escaped;

/**
 * Fetches the lists that are due, each time it is run. One that was refused is tried again an hour
 * later, or when it would have been due if that is sooner. One thread runs it, another may close
 * it.
 */
public final class ListSchedule implements Runnable, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ListSchedule.class);
  private static final Duration AGAIN = Duration.ofHours(1);

  private final ListFolder folder;
  private final InstantSource clock;
  private final ListRefresh refresh;
  private final Map<String, Instant> tried = new HashMap<>();

  public ListSchedule(ListFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.refresh = new ListRefresh(folder, clock);
  }

  @Override
  public void run() {
    folder.sources().asOptional().stream()
        .flatMap(sources -> sources.values().stream())
        .filter(this::isDue)
        .forEach(this::refresh);
  }

  private boolean isDue(ListSource source) {
    if (source.from() == null) {
      return false;
    }
    Instant now = clock.instant();
    Instant last = tried.get(source.name());
    Duration pause = source.every().compareTo(AGAIN) < 0 ? source.every() : AGAIN;
    if (last != null && now.isBefore(last.plus(pause))) {
      return false;
    }
    Optional<ListHeader.Fetch> fetch =
        folder.header(source.name()).flatMap(header -> Optional.ofNullable(header.fetch()));
    return fetch.isEmpty()
        || !fetch.get().chosen().equals(source.chosen())
        || !now.isBefore(fetch.get().checked().plus(source.every()));
  }

  private void refresh(ListSource source) {
    tried.put(source.name(), clock.instant());
    switch (refresh.refresh(source, false)) {
      case Refreshed.Changed changed ->
          log.info(
              "the list {} has changed: {} ranges came, {} went",
              Escaped.text(changed.list()),
              changed.came().ranges(),
              changed.gone().ranges());
      case Refreshed.Same same -> log.debug("the list {} is as it was", same.list());
      case Refreshed.Refused refused -> {
        log.error("the list {} stays as it was", Escaped.text(refused.list()));
        refused.problems().forEach(problem -> log.error("{}", Escaped.text(problem.toString())));
      }
    }
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    refresh.close();
  }
}
