package org.tharsis.model;

/**
 * Where a line lies in what was received: the same line has the same id in every run.
 *
 * @param stream the receiver's journal, or a replayed file
 * @param offset the position in it; what is received later has a greater one
 */
public record EventId(String stream, long offset) implements Comparable<EventId> {
  private static final char SEPARATOR = '@';

  /** Reads what {@link #toString} wrote; {@link IllegalArgumentException} otherwise. */
  public static EventId parse(String text) {
    int at = text.lastIndexOf(SEPARATOR);
    if (at < 1) {
      throw new IllegalArgumentException("not an event id: " + text);
    }
    return new EventId(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
  }

  @Override
  public int compareTo(EventId other) {
    if (!stream.equals(other.stream)) {
      return stream.compareTo(other.stream);
    }
    return Long.compare(offset, other.offset);
  }

  @Override
  public String toString() {
    return stream + SEPARATOR + offset;
  }
}
