package org.tharsis.engine.replay;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a replay had come.
 *
 * @param edition of what it depends on: the files and the site; with another it begins anew
 * @param events how many had been taken in, of all files together
 * @param ends where each stream's next line begins
 */
record Milestone(String edition, long events, Map<String, Long> ends) {
  Milestone {
    ends = Map.copyOf(ends);
  }

  void write(DataOutput out) throws IOException {
    text(out, edition);
    out.writeLong(events);
    out.writeInt(ends.size());
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      text(out, end.getKey());
      out.writeLong(end.getValue());
    }
  }

  static Milestone read(DataInput in) throws IOException {
    String edition = text(in);
    long events = in.readLong();
    Map<String, Long> ends = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      ends.put(text(in), in.readLong());
    }
    return new Milestone(edition, events, ends);
  }

  private static void text(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[Math.max(0, in.readInt())];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
