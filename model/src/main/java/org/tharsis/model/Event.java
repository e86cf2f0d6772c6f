package org.tharsis.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line, understood: what it says of who did what to whom, in ECS fields.
 *
 * <p>A value of few fields out of many: a bit a field tells which are there, and only those take
 * room. The views ({@link #source}, {@link #event} …) give DRL its ECS paths, and cost nothing once
 * compiled.
 */
public final class Event {
  private final EventId id;
  private final long timestamp;
  private final long ingested;
  private final long time;
  private final byte[] original;
  private final long present;
  private final Object[] values;

  Event(EventDraft draft, Line line) {
    this.id = line.id();
    this.ingested = line.arrived();
    this.timestamp = draft.timestamp();
    this.time = line.timeOf(timestamp);
    this.original = line.bytes();
    this.present = draft.present();
    this.values = draft.values();
  }

  private Event(Event other, EventDraft draft) {
    this.id = other.id;
    this.ingested = other.ingested;
    this.timestamp = other.timestamp;
    this.time = other.time;
    this.original = other.original;
    this.present = draft.present();
    this.values = draft.values();
  }

  /** An event as it was once. */
  Event(EventDraft draft, EventId id, long ingested, long time, byte[] original) {
    this.id = id;
    this.ingested = ingested;
    this.timestamp = draft.timestamp();
    this.time = time;
    this.original = original;
    this.present = draft.present();
    this.values = draft.values();
  }

  public EventId id() {
    return id;
  }

  /** When it happened as the device said it; milliseconds since the epoch. */
  public long timestamp() {
    return timestamp;
  }

  /** When it arrived here; milliseconds since the epoch. */
  public long ingested() {
    return ingested;
  }

  /**
   * When it happened as far as correlation and storing go: what the device said where that can be;
   * see {@link Line#timeOf}. Milliseconds since the epoch.
   */
  public long time() {
    return time;
  }

  /** The line as it came; do not change it. */
  public byte[] original() {
    return original;
  }

  /** The line as text; bytes that are no UTF-8 become U+FFFD. */
  public String text() {
    return new String(original, StandardCharsets.UTF_8);
  }

  /** The value of any field, of its type's class, or null where the event has none. */
  public @Nullable Object get(Field field) {
    if (field.intrinsic()) {
      return intrinsic(field);
    }
    long bit = EventDraft.bit(field);
    return (present & bit) == 0 ? null : values[Long.bitCount(present & (bit - 1))];
  }

  private Object intrinsic(Field field) {
    return switch (field) {
      case TIMESTAMP -> timestamp;
      case EVENT_ID -> id.toString();
      case EVENT_INGESTED -> ingested;
      case EVENT_ORIGINAL -> text();
      default -> throw new AssertionError(field);
    };
  }

  /** Takes the values of an event. */
  @FunctionalInterface
  public interface Values {
    void take(Field field, Object value);
  }

  /** Gives each value that was read from the line or learnt of it, in the order of the fields. */
  public void forEach(Values taker) {
    int at = 0;
    for (long left = present; left != 0; left &= left - 1) {
      taker.take(EventDraft.lowest(left), values[at++]);
    }
  }

  /** A {@link Field.Type#KEYWORD} value, or null. */
  public @Nullable String text(Field field) {
    return (String) get(field);
  }

  /** A {@link Field.Type#IP} value, or null. */
  public @Nullable IpAddress ip(Field field) {
    return (IpAddress) get(field);
  }

  /** A {@link Field.Type#LONG} value, or null. */
  public @Nullable Long number(Field field) {
    return (Long) get(field);
  }

  /** A {@link Field.Type#BOOLEAN} value; false where there is none. */
  public boolean flag(Field field) {
    return Boolean.TRUE.equals(get(field));
  }

  /** This event with one more value. */
  public Event with(Field field, Object value) {
    EventDraft draft = new EventDraft();
    forEach(draft::put);
    draft.put(field, value);
    return new Event(this, draft);
  }

  /** This event without any value of the field. */
  public Event without(Field field) {
    EventDraft draft = new EventDraft();
    forEach(draft::put);
    draft.put(field, null);
    return new Event(this, draft);
  }

  public Endpoint source() {
    return new Endpoint(this, Endpoint.Side.SOURCE);
  }

  public Endpoint destination() {
    return new Endpoint(this, Endpoint.Side.DESTINATION);
  }

  public EventDetails event() {
    return new EventDetails(this);
  }

  public NetworkDetails network() {
    return new NetworkDetails(this);
  }

  public ObserverDetails observer() {
    return new ObserverDetails(this);
  }

  public HostDetails host() {
    return new HostDetails(this);
  }

  public UserDetails user() {
    return new UserDetails(this);
  }

  public RuleDetails rule() {
    return new RuleDetails(this);
  }

  public UrlDetails url() {
    return new UrlDetails(this);
  }

  public Named process() {
    return new Named(this, Field.PROCESS_NAME);
  }

  public LogDetails log() {
    return new LogDetails(this);
  }

  public Labels labels() {
    return new Labels(this);
  }

  public @Nullable String tags() {
    return text(Field.TAGS);
  }

  /** Somebody was let through: {@code event.type} is {@code allowed}. */
  public boolean allowed() {
    return EventKind.ALLOWED.equals(text(Field.EVENT_TYPE));
  }

  /** Somebody was turned away: {@code event.type} is {@code denied}. */
  public boolean denied() {
    return EventKind.DENIED.equals(text(Field.EVENT_TYPE));
  }

  /** Somebody tried to log in, with whatever outcome. */
  public boolean login() {
    return EventKind.AUTHENTICATION.equals(text(Field.EVENT_CATEGORY))
        && EventKind.START.equals(text(Field.EVENT_TYPE));
  }

  public boolean failed() {
    return EventKind.FAILURE.equals(text(Field.EVENT_OUTCOME));
  }

  public boolean succeeded() {
    return EventKind.SUCCESS.equals(text(Field.EVENT_OUTCOME));
  }

  @Override
  public String toString() {
    return id + " " + Escaped.text(text());
  }
}
