package org.tharsis.engine.interpret;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/** Who had an address, and when: from the first millisecond on, up to the last one without it. */
final class Binding {
  private static final Evidence[] EVIDENCE = Evidence.values();

  final String name;
  final IpAddress address;
  final long from;
  private @Nullable String mac;
  private Evidence evidence;
  private long until;

  Binding(
      String name,
      IpAddress address,
      @Nullable String mac,
      Evidence evidence,
      long from,
      long until) {
    this.name = name;
    this.address = address;
    this.mac = mac;
    this.evidence = evidence;
    this.from = from;
    this.until = until;
  }

  Evidence evidence() {
    return evidence;
  }

  long until() {
    return until;
  }

  boolean holds(long time) {
    return from <= time && time < until;
  }

  /** Whether the lease was somebody else's network card. */
  boolean isOfAnother(String card) {
    return mac != null && !mac.equals(card);
  }

  boolean isOf(String card) {
    return card.equals(mac);
  }

  /** Said again, by this evidence or a better one. */
  void confirm(@Nullable String card, Evidence by, long holdsUntil) {
    mac = card == null ? mac : card;
    evidence = by.compareTo(evidence) > 0 ? by : evidence;
    until = Math.max(until, holdsUntil);
  }

  void endAt(long time) {
    until = Math.min(until, time);
  }

  Learnt learnt() {
    return new Learnt(name, address, evidence.name().toLowerCase(Locale.ROOT), from, until);
  }

  void save(DataOutput out) throws IOException {
    out.writeUTF(name);
    out.writeLong(address.high());
    out.writeLong(address.low());
    out.writeUTF(mac == null ? "" : mac);
    out.writeByte(evidence.ordinal());
    out.writeLong(from);
    out.writeLong(until);
  }

  static Binding load(DataInput in) throws IOException {
    String name = in.readUTF();
    IpAddress address = IpAddress.of(in.readLong(), in.readLong());
    String mac = in.readUTF();
    int evidence = in.readUnsignedByte();
    long from = in.readLong();
    long until = in.readLong();
    if (name.isEmpty() || evidence >= EVIDENCE.length || from >= until) {
      throw new IOException("damaged: a binding of '%s' cannot be".formatted(name));
    }
    return new Binding(name, address, mac.isEmpty() ? null : mac, EVIDENCE[evidence], from, until);
  }
}
