package org.tharsis.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.tharsis.model.EventId;

/** Ids of events, each once and numbered from 0, as flat arrays: there may be many. */
final class IdTable {
  private final Map<String, Stream> streams = new HashMap<>();
  private final int size;

  /** The ids of one stream. */
  static final class Stream {
    private static final Stream NONE = new Stream(new long[0], 0);

    private final long[] offsets;
    private final int base;

    /**
     * @param offsets in order
     * @param base the number of the first
     */
    private Stream(long[] offsets, int base) {
      this.offsets = offsets;
      this.base = base;
    }

    /** The number of the id with that offset, or -1. */
    int number(long offset) {
      int at = Arrays.binarySearch(offsets, offset);
      return at < 0 ? -1 : base + at;
    }

    /** Whether there may be one between these. */
    boolean hasAny(long least, long most) {
      int at = Arrays.binarySearch(offsets, least);
      int first = at < 0 ? -at - 1 : at;
      return first < offsets.length && offsets[first] <= most;
    }
  }

  IdTable(Iterable<EventId> ids) {
    Map<String, LongStream.Builder> collected = new HashMap<>();
    for (EventId id : ids) {
      collected.computeIfAbsent(id.stream(), unseen -> LongStream.builder()).add(id.offset());
    }
    int base = 0;
    for (Map.Entry<String, LongStream.Builder> each : collected.entrySet()) {
      long[] offsets = each.getValue().build().sorted().distinct().toArray();
      streams.put(each.getKey(), new Stream(offsets, base));
      base += offsets.length;
    }
    size = base;
  }

  int size() {
    return size;
  }

  /** The ids of a stream; none of one that is not known. */
  Stream stream(String name) {
    return streams.getOrDefault(name, Stream.NONE);
  }

  /** The number of an id, or -1. */
  int number(EventId id) {
    return stream(id.stream()).number(id.offset());
  }

  /** Whether an id of these offsets may be in it, whatever its stream. */
  boolean hasAny(long least, long most) {
    for (Stream each : streams.values()) {
      if (each.hasAny(least, most)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of them may lie within these spans. */
  boolean mayBeIn(StreamSpans spans) {
    for (Map.Entry<String, Stream> each : streams.entrySet()) {
      if (spans.mayHaveAny(each.getKey(), each.getValue())) {
        return true;
      }
    }
    return false;
  }
}
