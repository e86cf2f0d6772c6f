package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tharsis.model.EventId;

/**
 * Event ids as one number: 15 bits for the stream, 48 for the offset. The bit above is the owner's.
 * Shared by the windows of a correlator.
 */
public final class Streams {
  private static final int OFFSET_BITS = 48;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;
  private static final int MOST = 1 << 15;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> streams = new ArrayList<>();
  private String last = "";
  private long lastNumber;

  /** The number of an id; of more streams than fit the last stand for all others. */
  long position(EventId id) {
    String stream = id.stream();
    if (!stream.equals(last) || streams.isEmpty()) {
      lastNumber = (long) numbers.computeIfAbsent(stream, this::add) << OFFSET_BITS;
      last = stream;
    }
    return lastNumber | (id.offset() & OFFSET_MASK);
  }

  private int add(String stream) {
    if (streams.size() == MOST) {
      return MOST - 1;
    }
    streams.add(stream);
    return streams.size() - 1;
  }

  /** Writes which stream has which number. */
  void save(DataOutput out) throws IOException {
    out.writeInt(streams.size());
    for (String stream : streams) {
      out.writeUTF(stream);
    }
  }

  /** Gives the streams the numbers they had; none has one yet. */
  void load(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      String stream = in.readUTF();
      numbers.put(stream, add(stream));
    }
  }

  EventId id(long position) {
    int stream = (int) (position >>> OFFSET_BITS) & (MOST - 1);
    return new EventId(streams.get(stream), position & OFFSET_MASK);
  }
}
