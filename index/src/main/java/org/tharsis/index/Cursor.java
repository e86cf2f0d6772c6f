package org.tharsis.index;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

/**
 * A place between two events in their order of time, then id. It stays where it is while events
 * come in or go, so that paging neither repeats nor skips one.
 *
 * @param time of the event it stands at, as {@link Event#time()}
 * @param id that event's
 */
public record Cursor(long time, EventId id) {
  /** The place of an event. */
  public static Cursor of(Event event) {
    return new Cursor(event.time(), event.id());
  }

  /** Reads what {@link #toString} wrote; null for anything else. */
  public static @Nullable Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int blank = plain.indexOf(' ');
      return blank < 0
          ? null
          : new Cursor(
              Long.parseLong(plain.substring(0, blank)), EventId.parse(plain.substring(blank + 1)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** What is as old as this or older. */
  TimeRange upToHere() {
    return new TimeRange(Long.MIN_VALUE, time == Long.MAX_VALUE ? time : time + 1);
  }

  /** The place as Lucene knows one that it sorted to. */
  FieldDoc lucene() {
    // Of the very same event, no document is to be found again: none has a greater number.
    return new FieldDoc(
        Integer.MAX_VALUE, Float.NaN, new Object[] {time, new BytesRef(id.stream()), id.offset()});
  }

  /** One word of letters, digits, {@code -} and {@code _}. */
  @Override
  public String toString() {
    byte[] plain = (time + " " + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }
}
