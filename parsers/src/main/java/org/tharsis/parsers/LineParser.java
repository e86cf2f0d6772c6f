package org.tharsis.parsers;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Remark;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.HeaderReader;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Repetition;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Understands lines: header first, then the first format that knows the message.
 *
 * <p>What it says depends on the line alone. It keeps scratch buffers and a bounded table of
 * strings between lines, so each thread needs its own.
 */
public final class LineParser {
  private static final long MOST_CLOCK_ERROR_MILLIS = 3_600_000;

  private static final int BYTES = 256;

  private static final Long[] PRIORITIES = LongStream.range(0, 192).boxed().toArray(Long[]::new);

  private final Cursor cursor = new Cursor();
  private final Timestamps timestamps;
  private final Header header;
  private final HeaderReader headers;

  /** By the byte that a message begins with, or as the last, of one without text. */
  private final MessageFormat[][] formats = new MessageFormat[BYTES + 1][];

  private SenderClocks clocks;

  /**
   * @param zone the zone of all device clocks that name none
   */
  public LineParser(ZoneId zone) {
    this(ClockZones.all(zone));
  }

  /**
   * @param zones the zones of device clocks that name none
   */
  public LineParser(ClockZones zones) {
    Names names = new Names();
    this.timestamps = new Timestamps(zones.otherwise(), names);
    this.clocks = new SenderClocks(zones);
    this.header = new Header(names);
    this.headers = new HeaderReader(timestamps);
    List<MessageFormat> all = Formats.all(names, new Values(names), timestamps);
    for (int first = 0; first < BYTES; first++) {
      formats[first] = thatMayBeginWith((byte) first, all);
    }
    formats[BYTES] = thatMayBeginWith(Cursor.END, all);
  }

  private static MessageFormat[] thatMayBeginWith(int first, List<MessageFormat> all) {
    return all.stream().filter(f -> f.mayBeginWith(first)).toArray(MessageFormat[]::new);
  }

  /** From the next line on the zones of device clocks are these. */
  public void use(ClockZones zones) {
    clocks = new SenderClocks(zones);
  }

  /**
   * Clears {@code into} and puts in all that the line says. A line that nobody knows has what its
   * header says, and a remark. Never throws.
   */
  public void parse(Line line, EventDraft into) {
    into.clear();
    header(line);
    into.timestamp(header.timed() ? header.time() : line.arrived());
    long count = Repetition.open(cursor);
    if (count >= 0) {
      into.put(Field.EVENT_COUNT, count);
    }
    if (header.sequenceId() > 0) {
      into.put(Field.EVENT_SEQUENCE, header.sequenceId());
    }
    if (!message(into)) {
      into.put(Field.PROCESS_NAME, header.tag());
      into.remark(Remark.UNRECOGNISED);
    }
    names(line.origin().sender(), into);
    remarks(line, into);
  }

  /** Once more if its host turns out to be in another zone than its sender: a relay's line. */
  private void header(Line line) {
    readHeader(line, clocks.ofSender(line.origin().sender()));
    ZoneId own = clocks.ofHost(header.host());
    if (own != null && !own.equals(timestamps.zone())) {
      readHeader(line, own);
    }
  }

  private void readHeader(Line line, ZoneId zone) {
    timestamps.zone(zone);
    headers.read(cursor.reset(line.bytes(), 0, line.bytes().length), line.arrived(), header);
  }

  private boolean message(EventDraft into) {
    int start = cursor.at();
    for (MessageFormat format : formats[cursor.atEnd() ? BYTES : cursor.peek() & 0xff]) {
      cursor.moveTo(start);
      if (format.read(header, cursor, into)) {
        return true;
      }
    }
    return false;
  }

  private void names(@Nullable IpAddress sender, EventDraft into) {
    if (header.priority() >= 0) {
      into.put(Field.LOG_SYSLOG_PRIORITY, PRIORITIES[header.priority()]);
    }
    String host = header.host();
    into.put(Field.HOST_HOSTNAME, host);
    into.put(Field.OBSERVER_IP, sender);
    if (!into.has(Field.OBSERVER_NAME)) {
      into.put(Field.OBSERVER_NAME, host == null ? nameless(sender, into) : host);
    }
  }

  /** Who reports without a name in the header: the machine, else the sender. */
  private static @Nullable Object nameless(@Nullable IpAddress sender, EventDraft into) {
    if (into.has(Field.HOST_NAME)) {
      return into.get(Field.HOST_NAME);
    }
    return sender == null ? null : sender.toString();
  }

  private static void remarks(Line line, EventDraft into) {
    if (line.truncated()) {
      into.remark(Remark.TRUNCATED);
    }
    boolean off = Math.abs(into.timestamp() - line.arrived()) > MOST_CLOCK_ERROR_MILLIS;
    if (line.live() && off) {
      into.remark(Remark.CLOCK_OFF);
    }
  }
}
