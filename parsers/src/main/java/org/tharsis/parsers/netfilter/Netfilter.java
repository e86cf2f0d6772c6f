package org.tharsis.parsers.netfilter;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code kernel: [UFW BLOCK] IN=eth0 OUT= MAC=... SRC=... DST=... PROTO=TCP ...}: the LOG target of
 * iptables, the log statement of nftables (Linux, net/netfilter/nf_log_syslog.c). Belongs to one
 * thread.
 */
public final class Netfilter implements MessageFormat {
  /** A prefix has at most 127 bytes; before it stand the kernel's clock and what relays add. */
  private static final int LATEST_START = 256;

  /** IFNAMSIZ is 16. */
  private static final int LONGEST_INTERFACE = 32;

  private static final String IN = "IN=";
  private static final String KERNEL = "kernel:";

  private final Prefix prefix;
  private final Packet packet;

  public Netfilter(Names names) {
    this.prefix = new Prefix(names);
    this.packet = new Packet(names);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    int start = packetStart(message);
    if (start < 0) {
      return rest(header, message, into);
    }
    String tag = header.tag();
    if (!fromKernel(tag) && start > message.at()) {
      return false; // a process quotes it: somebody may have typed it
    }
    observer(into);
    prefix.read(message.bytes(), text(message, start), start, into);
    if (!into.has(Field.RULE_NAME) && tag != null && !isKernel(tag)) {
      prefix.named(tag, into);
    }
    packet.read(message.bytes(), start, message.end(), into);
    return true;
  }

  /** Where {@code IN=... OUT=} begins, or -1. */
  private static int packetStart(Cursor c) {
    int to = Math.min(c.end(), c.at() + LATEST_START);
    int at = Ascii.indexOf(c.bytes(), c.at(), to, IN);
    while (at >= 0 && !outFollows(c.bytes(), at + IN.length(), c.end())) {
      at = Ascii.indexOf(c.bytes(), at + 1, to, IN);
    }
    return at;
  }

  private static boolean outFollows(byte[] bytes, int from, int to) {
    int latest = Math.min(to, from + LONGEST_INTERFACE);
    return Ascii.isAt(bytes, Ascii.indexOfBlank(bytes, from, latest), to, " OUT=");
  }

  private static boolean fromKernel(@Nullable String tag) {
    return tag == null || isKernel(tag);
  }

  /** The kernel, or who logs in its place: klogd, ulogd. */
  private static boolean isKernel(String tag) {
    return tag.equals("kernel") || tag.equals("klogd") || tag.startsWith("ulogd");
  }

  /** Behind {@code kernel:}, where a relay has left that in the message, and the kernel's clock. */
  private static int text(Cursor c, int to) {
    int named = Ascii.indexOf(c.bytes(), c.at(), to, KERNEL);
    int from = named < 0 ? c.at() : named + KERNEL.length();
    return Uptime.skip(c.bytes(), from, to);
  }

  private static void observer(EventDraft into) {
    into.put(Field.OBSERVER_VENDOR, "Linux");
    into.put(Field.OBSERVER_PRODUCT, "netfilter");
    into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(Field.EVENT_ACTION, "packet-logged");
  }

  /** A line whose beginning was lost: some devices cut what is longer than their buffer. */
  private boolean rest(Header header, Cursor c, EventDraft into) {
    String tag = header.tag();
    int end = Math.min(c.end(), c.at() + LATEST_START);
    boolean kernel =
        tag == null
            ? Ascii.indexOf(c.bytes(), c.at(), end, " " + KERNEL) >= 0
            : tag.equals("kernel");
    int protocol = kernel ? Ascii.indexOf(c.bytes(), c.at(), end, " PROTO=") : -1;
    if (protocol < 0) {
      return false;
    }
    observer(into);
    packet.read(c.bytes(), c.at(), c.end(), into);
    into.remark(Remark.PARTLY_PARSED);
    return true;
  }
}
