package org.tharsis.parsers.netscreen;

import java.util.Objects;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Side;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Protocols;

/**
 * The traffic log: {@code start_time="2026-06-15 12:00:00" duration=3 ... src zone=Trust ...}. Keys
 * and values may both hold blanks; a key is what stands right before {@code =}.
 *
 * <p>By default a session is logged when it ends, with {@code action=Permit}: it counts as allowed,
 * not as ended, for it is the only line that tells of it.
 */
final class Traffic {
  private static final long NANOS_A_SECOND = 1_000_000_000L;
  private static final int LONGEST_SECONDS = Integer.MAX_VALUE;

  private final Values values;
  private final Timestamps timestamps;
  private final Cursor time = new Cursor();
  private Side translated = Side.SOURCE;
  private boolean started;
  private long start;
  private long seconds;

  Traffic(Values values, Timestamps timestamps) {
    this.values = values;
    this.timestamps = timestamps;
  }

  void read(Header header, Cursor c, EventDraft into) {
    started = false;
    seconds = 0;
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_ACTION, "traffic");
    pairs(c, into);
    total(into);
    untranslated(
        Field.SOURCE_IP, Field.SOURCE_PORT, Field.SOURCE_NAT_IP, Field.SOURCE_NAT_PORT, into);
    untranslated(
        Field.DESTINATION_IP,
        Field.DESTINATION_PORT,
        Field.DESTINATION_NAT_IP,
        Field.DESTINATION_NAT_PORT,
        into);
    if (started && !header.timed()) {
      into.timestamp(start + seconds * 1000);
    }
    if (!into.has(Field.SOURCE_IP) || !into.has(Field.DESTINATION_IP)) {
      into.remark(Remark.PARTLY_PARSED);
    }
  }

  private void pairs(Cursor c, EventDraft into) {
    byte[] bytes = c.bytes();
    int equals = nextEquals(bytes, c.at(), c.end());
    int keyFrom = equals < 0 ? c.end() : keyFrom(bytes, c.at(), equals);
    while (equals >= 0) {
      int next = nextEquals(bytes, equals + 1, c.end());
      int nextKey = next < 0 ? c.end() : keyFrom(bytes, equals + 1, next);
      pair(bytes, keyFrom, equals, equals + 1, Ascii.trimEnd(bytes, equals + 1, nextKey), into);
      equals = next;
      keyFrom = nextKey;
    }
  }

  /** The next equals sign that stands in no quotes. */
  private static int nextEquals(byte[] bytes, int from, int to) {
    int at = Ascii.indexOfEither(bytes, from, to, '"', '=');
    while (at < to && bytes[at] == '"') {
      int close = Ascii.indexOf(bytes, at + 1, to, '"');
      at = close < 0 ? to : Ascii.indexOfEither(bytes, close + 1, to, '"', '=');
    }
    return at < to ? at : -1;
  }

  /** A key is a word, or two if the second is one of those that need a first. */
  private static int keyFrom(byte[] bytes, int from, int equals) {
    int blank = Ascii.lastIndexOf(bytes, from, equals, ' ');
    int word = blank < 0 ? from : blank + 1;
    boolean second =
        Ascii.is(bytes, word, equals, "zone")
            || Ascii.is(bytes, word, equals, "ip")
            || Ascii.is(bytes, word, equals, "type")
            || Ascii.is(bytes, word, equals, "code");
    if (!second || blank < 0) {
      return word;
    }
    int before = Ascii.lastIndexOf(bytes, from, blank, ' ');
    return before < 0 ? from : before + 1;
  }

  private void pair(byte[] bytes, int key, int keyTo, int from, int to, EventDraft into) {
    switch (bytes[key] | 0x20) {
      case 's' -> sourcePair(bytes, key, keyTo, from, to, into);
      case 'd' -> destinationPair(bytes, key, keyTo, from, to, into);
      default -> otherPair(bytes, key, keyTo, from, to, into);
    }
  }

  private void sourcePair(byte[] bytes, int key, int keyTo, int from, int to, EventDraft into) {
    if (Ascii.is(bytes, key, keyTo, "src")) {
      values.put(Field.SOURCE_IP, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "src_port")) {
      values.put(Field.SOURCE_PORT, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "src zone")) {
      values.put(Field.OBSERVER_INGRESS_ZONE, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "src-xlated ip")) {
      translated = Side.SOURCE;
      values.put(Field.SOURCE_NAT_IP, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "sent")) {
      values.put(Field.SOURCE_BYTES, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "session_id")) {
      values.put(Field.NETWORK_SESSION_ID, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "service")) {
      values.put(Field.NETWORK_PROTOCOL, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "start_time")) {
      startTime(bytes, from, to, into);
    }
  }

  private void destinationPair(
      byte[] bytes, int key, int keyTo, int from, int to, EventDraft into) {
    if (Ascii.is(bytes, key, keyTo, "dst")) {
      values.put(Field.DESTINATION_IP, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "dst_port")) {
      values.put(Field.DESTINATION_PORT, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "dst zone")) {
      values.put(Field.OBSERVER_EGRESS_ZONE, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "dst-xlated ip")) {
      translated = Side.DESTINATION;
      values.put(Field.DESTINATION_NAT_IP, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "duration")) {
      duration(Ascii.number(bytes, from, to), into);
    }
  }

  private void otherPair(byte[] bytes, int key, int keyTo, int from, int to, EventDraft into) {
    if (Ascii.is(bytes, key, keyTo, "action")) {
      action(Ascii.is(bytes, from, to, "Permit"), Ascii.is(bytes, from, to, "Tunnel"), into);
    } else if (Ascii.is(bytes, key, keyTo, "proto")) {
      into.put(Field.NETWORK_TRANSPORT, Protocols.name(Ascii.number(bytes, from, to)));
    } else if (Ascii.is(bytes, key, keyTo, "rcvd")) {
      values.put(Field.DESTINATION_BYTES, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "policy_id")) {
      values.put(Field.RULE_ID, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "port")) {
      values.put(
          translated == Side.SOURCE ? Field.SOURCE_NAT_PORT : Field.DESTINATION_NAT_PORT,
          bytes,
          from,
          to,
          into);
    } else if (Ascii.is(bytes, key, keyTo, "icmp type")) {
      values.put(Field.NETWORK_ICMP_TYPE, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "icmp code")) {
      values.put(Field.NETWORK_ICMP_CODE, bytes, from, to, into);
    } else if (Ascii.is(bytes, key, keyTo, "reason")) {
      values.put(Field.EVENT_REASON, bytes, from, to, into);
    }
  }

  private static void action(boolean permit, boolean tunnel, EventDraft into) {
    boolean allowed = permit || tunnel;
    into.put(Field.EVENT_TYPE, allowed ? EventKind.ALLOWED : EventKind.DENIED);
    into.put(Field.EVENT_OUTCOME, allowed ? EventKind.SUCCESS : EventKind.FAILURE);
  }

  private void duration(long read, EventDraft into) {
    if (read >= 0 && read < LONGEST_SECONDS) {
      seconds = read;
      into.put(Field.EVENT_DURATION, read * NANOS_A_SECOND);
    }
  }

  private void startTime(byte[] bytes, int from, int to, EventDraft into) {
    time.reset(bytes, from, to).skip('"');
    started = timestamps.read(time, into.timestamp());
    start = timestamps.millis();
  }

  /** A translation to the end's own address and port is none. */
  private static void untranslated(
      Field ip, Field port, Field natIp, Field natPort, EventDraft into) {
    if (into.has(natIp)
        && Objects.equals(into.get(natIp), into.get(ip))
        && Objects.equals(into.get(natPort), into.get(port))) {
      into.put(natIp, null);
      into.put(natPort, null);
    }
  }

  private static void total(EventDraft into) {
    if (into.get(Field.SOURCE_BYTES) instanceof Long sent
        && into.get(Field.DESTINATION_BYTES) instanceof Long received) {
      into.put(Field.NETWORK_BYTES, sent + received);
    }
  }
}
