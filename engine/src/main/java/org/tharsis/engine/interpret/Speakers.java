package org.tharsis.engine.interpret;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/**
 * Which senders speak for themselves alone. One that has named two machines is a relay, and stays
 * one. Bounded: at the bound who was silent longest is forgotten.
 */
final class Speakers {
  static final int MAX = 10_000;

  private static final int LONGEST_LABEL = 63;

  /** Senders by their address, who spoke last the last. */
  private final SequencedMap<IpAddress, Speaker> bySender = new LinkedHashMap<>(16, 0.75f, true);

  /** What a line shows of its sender. */
  enum Verdict {
    /** It has named one machine only. */
    ALONE,
    /** It names a second machine, and now is known as a relay. */
    UNMASKED,
    RELAY
  }

  private static final class Speaker {
    @Nullable String label;
    @Nullable String lastHost;
    @Nullable String lastHeader;
    boolean relay;
    long due = Long.MIN_VALUE;
  }

  /**
   * Looks who speaks.
   *
   * @param host the machine the line is about, or null
   * @param header the machine that the line's header names, or null
   */
  Verdict heard(IpAddress sender, @Nullable String host, @Nullable String header) {
    Speaker speaker = bySender.get(sender);
    if (speaker == null) {
      speaker = new Speaker();
      bySender.put(sender, speaker);
      if (bySender.size() > MAX) {
        bySender.pollFirstEntry();
      }
    }
    if (speaker.relay) {
      return Verdict.RELAY;
    }
    if (!speaksForItself(speaker, sender, host, header)) {
      speaker.relay = true;
      return Verdict.UNMASKED;
    }
    return Verdict.ALONE;
  }

  /** Whether something about a sender is due again by now; then it is not until the time given. */
  boolean isDue(IpAddress sender, long now, long again) {
    Speaker speaker = bySender.get(sender);
    if (speaker == null || now < speaker.due) {
      return false;
    }
    speaker.due = again;
    return true;
  }

  /** A parser gives the same name as the same object, mostly: then there is nothing to compare. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean speaksForItself(
      Speaker speaker, IpAddress sender, @Nullable String host, @Nullable String header) {
    boolean itself =
        (host == speaker.lastHost || isItself(host, speaker, sender))
            && (header == speaker.lastHeader || isItself(header, speaker, sender));
    speaker.lastHost = host;
    speaker.lastHeader = header;
    return itself;
  }

  private static boolean isItself(@Nullable String name, Speaker speaker, IpAddress sender) {
    if (name == null) {
      return true;
    }
    IpAddress address = IpAddress.parse(name);
    if (address != null) {
      return address.equals(sender);
    }
    String label = label(name);
    if (speaker.label == null) {
      speaker.label = label;
    }
    return speaker.label.equals(label);
  }

  /** RFC 1035, 2.3.4: no label is longer than 63 octets. */
  private static String label(String name) {
    int dot = name.indexOf('.');
    int end = Math.min(dot < 0 ? name.length() : dot, LONGEST_LABEL);
    return name.substring(0, end).toLowerCase(Locale.ROOT);
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(bySender.size());
    for (var each : bySender.entrySet()) {
      Speaker speaker = each.getValue();
      out.writeLong(each.getKey().high());
      out.writeLong(each.getKey().low());
      out.writeUTF(speaker.label == null ? "" : speaker.label);
      out.writeBoolean(speaker.relay);
      out.writeLong(speaker.due);
    }
  }

  void load(DataInput in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MAX) {
      throw new IOException("damaged: %d senders".formatted(size));
    }
    for (int i = 0; i < size; i++) {
      IpAddress sender = IpAddress.of(in.readLong(), in.readLong());
      Speaker speaker = new Speaker();
      String label = in.readUTF();
      speaker.label = label.isEmpty() ? null : label;
      speaker.relay = in.readBoolean();
      speaker.due = in.readLong();
      bySender.put(sender, speaker);
    }
  }
}
