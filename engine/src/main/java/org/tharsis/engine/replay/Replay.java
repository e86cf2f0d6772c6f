package org.tharsis.engine.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.Settings;
import org.tharsis.engine.DataDirectory;
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

  /** So many events are read a second time at most when a replay goes on that was broken off. */
  private static final int EVENTS_A_MILESTONE = 1_000_000;

  private record Next(ReplayedFile file, Event event, long at) {}

  private static final Comparator<Next> BY_TIME =
      Comparator.comparingLong(Next::at).thenComparing(next -> next.event.id());

  private final Pipeline pipeline;
  private final int maxLineBytes;
  private final PriorityQueue<Next> heads = new PriorityQueue<>(BY_TIME);
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Long> ends = new TreeMap<>();
  private final StringBuilder edition;
  private final Set<String> incidents = new LinkedHashSet<>();
  private final Milestones milestones;
  private final int spacing;
  private long events;
  private long skipped;

  /**
   * @param data where the pipeline keeps its data
   * @param edition of the site: a replay that was broken off goes on if it is the same
   * @param maxLineBytes longer lines are cut there
   */
  public Replay(Pipeline pipeline, DataDirectory data, String edition, int maxLineBytes) {
    this(pipeline, data, edition, maxLineBytes, EVENTS_A_MILESTONE);
  }

  Replay(Pipeline pipeline, DataDirectory data, String edition, int maxLineBytes, int spacing) {
    this.pipeline = pipeline;
    this.milestones = new Milestones(pipeline, data);
    this.edition = new StringBuilder(edition);
    this.maxLineBytes = maxLineBytes;
    this.spacing = spacing;
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
    begin();
    for (Next next = heads.poll(); next != null; next = heads.poll()) {
      take(next);
      if (++events % 1024 == 0) {
        progress.accept(events);
      }
      if (events % spacing == 0 && events > skipped) {
        milestones.set(new Milestone(edition.toString(), events, ends));
      }
      advance(next.file);
    }
    pipeline.finish();
    milestones.clear();
  }

  /** Goes on where the same replay was broken off, or takes back what was there of its streams. */
  private void begin() throws IOException {
    Milestone last = milestones.goOn(edition.toString()).orElse(null);
    if (last == null) {
      for (String stream : ends.keySet()) {
        pipeline.forget(stream);
      }
      return;
    }
    ends.putAll(last.ends());
    skipped = last.events();
    incidents.addAll(pipeline.resume(ends.keySet()));
  }

  /** What was taken in before is read once more, for what lines mean depends on those before. */
  private void take(Next next) throws IOException {
    if (events >= skipped) {
      pipeline.accept(next.event, next.file.stream());
      ends.put(next.file.stream(), next.event.id().offset() + 1);
    }
  }

  /** How many events had been taken in when the same replay was broken off; 0 if it was not. */
  public long skipped() {
    return skipped;
  }

  private void open(Source source) {
    try {
      ReplayedFile file =
          new ReplayedFile(
              LogFile.of(source.name(), source.in(), maxLineBytes),
              source.reference(),
              pipeline::interpret);
      if (ends.putIfAbsent(file.stream(), 0L) == null) {
        edition.append(' ').append(file.stream()).append(' ').append(source.reference());
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
    return ends.keySet().stream()
        .map(stream -> senders.getOrDefault(stream, SenderAccount.EMPTY))
        .reduce(SenderAccount.EMPTY, SenderAccount::plus);
  }
}
