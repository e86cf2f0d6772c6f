package org.tharsis.engine.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.LongConsumer;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.Settings;
import org.tharsis.engine.Pipeline;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.model.Event;
import org.tharsis.model.Incident;
import org.tharsis.model.Problem;

/**
 * Feeds log files through a pipeline as if their lines arrived when they happened. Several files
 * are woven together by time, as they would have come in.
 */
public final class Replay {
  /** What is to be read; {@code reference} is the time that missing years are nearest to. */
  public record Source(String name, InputStream in, long reference) {}

  /** Memory for what waits to be settled is given back now and then. */
  private static final int EVENTS_A_COMMIT = 1_000_000;

  private record Next(ReplayedFile file, Event event, long at) {}

  private static final Comparator<Next> BY_TIME =
      Comparator.comparingLong(Next::at).thenComparing(next -> next.event.id());

  private final Pipeline pipeline;
  private final int maxLineBytes;
  private final PriorityQueue<Next> heads = new PriorityQueue<>(BY_TIME);
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> streams = new HashSet<>();
  private final Set<String> incidents = new LinkedHashSet<>();
  private long events;

  /**
   * @param maxLineBytes longer lines are cut there
   */
  public Replay(Pipeline pipeline, int maxLineBytes) {
    this.pipeline = pipeline;
    this.maxLineBytes = maxLineBytes;
    pipeline.announceTo(incident -> incidents.add(incident.id()));
  }

  /** The longest line that any of a site's receivers would take whole, in bytes. */
  public static int maxLineBytes(Settings settings) {
    return settings.receivers().stream()
        .mapToInt(ReceiverSettings::maxLineBytes)
        .max()
        .orElseThrow();
  }

  /**
   * Reads the sources to their ends and stores everything.
   *
   * @param progress is told now and then how many events there were so far
   * @throws IOException if the index can't be written
   */
  public void run(List<Source> sources, LongConsumer progress) throws IOException {
    sources.forEach(this::open);
    for (Next next = heads.poll(); next != null; next = heads.poll()) {
      pipeline.accept(next.event, next.file.stream());
      if (++events % 1024 == 0) {
        progress.accept(events);
      }
      if (events % EVENTS_A_COMMIT == 0) {
        pipeline.commit();
      }
      advance(next.file);
    }
    pipeline.finish();
    pipeline.commit();
  }

  private void open(Source source) {
    try {
      ReplayedFile file =
          new ReplayedFile(
              LogFile.of(source.name(), source.in(), maxLineBytes),
              source.reference(),
              pipeline::interpret);
      if (streams.add(file.stream())) {
        pipeline.forget(file.stream());
        advance(file);
      } else {
        file.close();
        problems.add(new Problem(source.name(), 0, "is given twice; it is read once"));
      }
    } catch (IOException e) {
      problems.add(new Problem(source.name(), 0, "can't be read: " + e.getMessage()));
    }
  }

  private void advance(ReplayedFile file) {
    Event event = null;
    try {
      event = file.next();
      if (event == null) {
        file.close();
      }
    } catch (IOException e) {
      problems.add(new Problem(file.stream(), 0, "can't be read to its end: " + e.getMessage()));
    }
    if (event != null) {
      heads.add(new Next(file, event, file.clock()));
    }
  }

  /** Sources that could not be read, or not to their ends. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The incidents that came of it, by their beginning. */
  public List<Incident> incidents() throws IOException {
    List<Incident> all = new ArrayList<>();
    for (String id : incidents) {
      pipeline.incident(id).ifPresent(all::add);
    }
    all.sort(Comparator.comparingLong(Incident::first).thenComparing(Incident::id));
    return all;
  }

  /** What became of their lines. */
  public SenderAccount account() {
    Map<String, SenderAccount> senders = pipeline.balance().senders();
    return streams.stream()
        .map(stream -> senders.getOrDefault(stream, SenderAccount.EMPTY))
        .reduce(SenderAccount.EMPTY, SenderAccount::plus);
  }
}
