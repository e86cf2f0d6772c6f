package org.tharsis.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.tharsis.index.EventIndex;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/**
 * How long searches take over one day's index of a log, warm: asked of one reader, then each of a
 * new one while 20,000 events a second are added, then of one when the day is compact. Arguments: a
 * log, as a file or a pipe, and an empty directory.
 */
public final class IndexQueries {
  private static final int WARM_UP = 5;
  private static final int TIMES = 15;
  private static final String[] CODES = {"106023", "302013", "302014", "106100"};
  private static final int COMMIT = 100_000;
  private static final int EVENTS_A_SECOND = 20_000;
  private static final int AT_ONCE = 200;

  private final Path directory;
  private final AtomicBoolean adding = new AtomicBoolean(true);
  private TimeRange all = TimeRange.ALL;

  private IndexQueries(Path directory) {
    this.directory = directory;
  }

  /** One search, another each time; what it finds is not looked at. */
  private interface Asked {
    Object ask(EventSearch search, int time) throws IOException;
  }

  /** What is timed. */
  private interface Timed {
    void run(int time) throws IOException;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    IndexQueries queries = new IndexQueries(Path.of(args[1]));
    queries.fill(Path.of(args[0]));
    queries.askOne("alone");
    queries.askWhileAdding();
    queries.compact();
    queries.askOne("compact");
  }

  private void fill(Path log) throws IOException {
    long began = System.nanoTime();
    long events = 0;
    try (LogEvents in = new LogEvents(log);
        EventIndex index = EventIndex.open(directory)) {
      for (Event event = in.next(); event != null; event = in.next()) {
        index.add(event);
        if (++events % COMMIT == 0) {
          index.commit();
        }
      }
    }
    System.out.printf("%,d events indexed in %.0f s%n", events, (System.nanoTime() - began) / 1e9);
  }

  private void compact() throws IOException {
    long began = System.nanoTime();
    try (EventIndex index = EventIndex.open(directory)) {
      index.compact(index.days().getFirst());
    }
    System.out.printf("compacted in %.0f s%n", (System.nanoTime() - began) / 1e9);
  }

  private void askOne(String how) throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      all = search.extent();
      for (Map.Entry<String, Asked> each : searches().entrySet()) {
        report(how, each.getKey(), time -> each.getValue().ask(search, time));
      }
    }
  }

  private void askWhileAdding() throws IOException, InterruptedException {
    Thread adder = Thread.ofPlatform().start(this::add);
    for (Map.Entry<String, Asked> each : searches().entrySet()) {
      report("adding", each.getKey(), time -> askAnew(each.getValue(), time));
    }
    adding.set(false);
    adder.join();
  }

  private void askAnew(Asked asked, int time) throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      asked.ask(search, time);
    }
  }

  private void add() {
    try (EventIndex index = EventIndex.open(directory)) {
      MixedAsaLog log = new MixedAsaLog(2);
      LineEvents events = new LineEvents("more");
      long began = System.nanoTime();
      for (long added = 1; adding.get(); added++) {
        index.add(events.of(log.next().getBytes(StandardCharsets.US_ASCII)));
        if (added % EVENTS_A_SECOND == 0) {
          index.commit();
        }
        if (added % AT_ONCE == 0) {
          LockSupport.parkNanos(
              began + added * 1_000_000_000 / EVENTS_A_SECOND - System.nanoTime());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By name, in order. */
  private Map<String, Asked> searches() {
    Duration step = Duration.ofMillis(Math.max(1, (all.to() - all.from()) / 60));
    Map<String, Asked> searches = new LinkedHashMap<>();
    searches.put("newest 50 of a code", (search, time) -> search.newest(code(time), all, 50));
    searches.put("newest 50 of a user", (search, time) -> search.newest(user(time), all, 50));
    searches.put(
        "newest 50 of a word and block", (search, time) -> search.newest(word(time), all, 50));
    searches.put("count of a block", (search, time) -> search.count(block(time), all));
    searches.put("histogram", (search, time) -> search.histogram(EventQuery.ALL, all, step));
    searches.put("histogram of a code", (search, time) -> search.histogram(code(time), all, step));
    searches.put("top 10 sources", (search, time) -> top(search, EventQuery.ALL, Field.SOURCE_IP));
    searches.put(
        "top 10 sources of a code", (search, time) -> top(search, code(time), Field.SOURCE_IP));
    searches.put("top 10 codes", (search, time) -> top(search, EventQuery.ALL, Field.EVENT_CODE));
    return searches;
  }

  private static EventQuery code(int time) {
    return query("code:" + CODES[time % CODES.length]);
  }

  private static EventQuery user(int time) {
    return query("user:user" + time);
  }

  private static EventQuery word(int time) {
    return query("teardown dst:198.18.7." + 4 * time + "/30");
  }

  private static EventQuery block(int time) {
    return query("src:198.18." + time + ".0/24");
  }

  private List<ValueCount> top(EventSearch search, EventQuery query, Field field)
      throws IOException {
    return search.top(query, all, field, 10);
  }

  private static EventQuery query(String text) {
    return (EventQuery) EventQuery.parse(text);
  }

  private static void report(String how, String name, Timed timed) throws IOException {
    for (int i = 0; i < WARM_UP; i++) {
      timed.run(TIMES + i);
    }
    long[] nanos = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      timed.run(i);
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-8s %-32s median %,7.1f ms, best %,7.1f, worst %,7.1f%n",
        how, name, nanos[TIMES / 2] / 1e6, nanos[0] / 1e6, nanos[TIMES - 1] / 1e6);
  }
}
