package org.tharsis.parsers.syslog;

import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.text.Names;

/**
 * What the header of a line said: where relays put several before each other, the innermost, which
 * is the device's own, with what only an outer one has.
 *
 * <p>Reused line after line; the texts are ranges of the line's bytes.
 */
public final class Header {
  private final Names names;
  private byte[] bytes = {};
  private int priority;
  private long time;
  private boolean timed;
  private int hostFrom;
  private int hostTo;
  private int tagFrom;
  private int tagTo;
  private @Nullable String host;
  private @Nullable String tag;
  private int idFrom;
  private int idTo;
  private int dataFrom;
  private int dataTo;
  private long counter;
  private long sequenceId;

  public Header(Names names) {
    this.names = names;
  }

  void clear(byte[] line) {
    bytes = line;
    priority = -1;
    timed = false;
    time = 0;
    host = null;
    tag = null;
    counter = sequenceId = -1;
    hostFrom = hostTo = tagFrom = tagTo = idFrom = idTo = dataFrom = dataTo = 0;
  }

  void priority(int value) {
    priority = value;
  }

  void time(long epochMillis) {
    timed = true;
    time = epochMillis;
  }

  void host(int from, int to) {
    hostFrom = from;
    hostTo = to;
    host = null;
  }

  void tag(int from, int to) {
    tagFrom = from;
    tagTo = to;
    tag = null;
  }

  void messageId(int from, int to) {
    idFrom = from;
    idTo = to;
  }

  void structuredData(int from, int to) {
    dataFrom = from;
    dataTo = to;
  }

  void counter(long value) {
    counter = value;
  }

  void sequenceId(long value) {
    sequenceId = value;
  }

  /**
   * What Cisco IOS counts messages to syslog servers by ({@code logging message-counter syslog}),
   * or any other number in its place; -1 if there is none.
   */
  public long counter() {
    return counter;
  }

  /** {@code sequenceId} of RFC 5424, 7.3.1, 1 to 2147483647; -1 if there is none. */
  public long sequenceId() {
    return sequenceId;
  }

  /** Facility times eight plus severity (RFC 5424, 6.2.1), 0 to 191; -1 if not sent. */
  public int priority() {
    return priority;
  }

  /** Whether the device said when. */
  public boolean timed() {
    return timed;
  }

  /** The device's time, milliseconds since the epoch; only where {@link #timed}. */
  public long time() {
    return time;
  }

  /** The host as sent. */
  public @Nullable String host() {
    if (host == null && hostFrom < hostTo) {
      host = names.of(bytes, hostFrom, hostTo);
    }
    return host;
  }

  /** TAG of RFC 3164 or APP-NAME of RFC 5424, without process id. */
  public @Nullable String tag() {
    if (tag == null && tagFrom < tagTo) {
      tag = names.of(bytes, tagFrom, tagTo);
    }
    return tag;
  }

  /** MSGID of RFC 5424, 6.2.7. */
  public @Nullable String messageId() {
    return idFrom == idTo ? null : names.of(bytes, idFrom, idTo);
  }

  /** Where STRUCTURED-DATA (RFC 5424, 6.3) begins. */
  public int dataFrom() {
    return dataFrom;
  }

  /** Where it ends; {@link #dataFrom} if there is none. */
  public int dataTo() {
    return dataTo;
  }
}
