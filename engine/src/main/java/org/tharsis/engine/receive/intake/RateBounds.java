package org.tharsis.engine.receive.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.SenderSettings;
import org.tharsis.model.AddressMap;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/**
 * How many lines a second each sender may send, two seconds' worth at once. Bounded: at the bound
 * the sender that was silent longest is forgotten, and begins anew. Any thread may call.
 */
public final class RateBounds {
  static final int MAX_SENDERS = 10_000;

  private static final double BURST_SECONDS = 2;
  private static final double NANOS = 1e9;

  private final AddressMap<Integer> rates;
  private final LongSupplier nanos;
  private final SequencedMap<IpAddress, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
  private volatile boolean lifted;

  private static final class Bucket {
    final int rate;
    double left;
    long at;

    Bucket(int rate, long now) {
      this.rate = rate;
      this.left = rate * BURST_SECONDS;
      this.at = now;
    }

    void fill(long now) {
      left = Math.min(rate * BURST_SECONDS, left + (now - at) / NANOS * rate);
      at = now;
    }
  }

  private RateBounds(AddressMap<Integer> rates, LongSupplier nanos) {
    this.rates = rates;
    this.nanos = nanos;
  }

  /**
   * Those of these settings.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  public static RateBounds of(List<SenderSettings> senders, LongSupplier nanos) {
    Map<Cidr, Integer> rates = new HashMap<>();
    for (SenderSettings sender : senders) {
      if (sender.rate() > 0) {
        sender.addresses().forEach(block -> rates.put(block, sender.rate()));
      }
    }
    return new RateBounds(AddressMap.of(rates), nanos);
  }

  /** Whether there is one for this sender. */
  public boolean holdsFor(IpAddress sender) {
    return !lifted && rates.get(sender) != null;
  }

  /** Whether the sender may send one more line; then it has. */
  public boolean take(IpAddress sender) {
    return !holdsFor(sender) || takeOne(sender);
  }

  private synchronized boolean takeOne(IpAddress sender) {
    Bucket bucket = bucket(sender);
    if (bucket == null || bucket.left >= 1) {
      if (bucket != null) {
        bucket.left--;
      }
      return true;
    }
    return false;
  }

  /** So many lines are here already; whether the sender is to wait now. */
  public synchronized boolean isAhead(IpAddress sender, int lines) {
    Bucket bucket = bucket(sender);
    if (bucket == null) {
      return false;
    }
    bucket.left -= lines;
    return bucket.left < 0;
  }

  /** What one sender may send. */
  public Allowance allowance(IpAddress sender) {
    return new Allowance() {
      @Override
      public int take(int lines) {
        return takeUpTo(sender, lines);
      }

      @Override
      public void giveBack(int lines) {
        RateBounds.this.giveBack(sender, lines);
      }
    };
  }

  private synchronized int takeUpTo(IpAddress sender, int lines) {
    Bucket bucket = bucket(sender);
    if (bucket == null) {
      return lines;
    }
    int taken = (int) Math.max(0, Math.min(lines, bucket.left));
    bucket.left -= taken;
    return taken;
  }

  private synchronized void giveBack(IpAddress sender, int lines) {
    Bucket bucket = bucket(sender);
    if (bucket != null) {
      bucket.left += lines;
    }
  }

  /** So many seconds the sender is to wait until it may send again, rounded up; 0 for none. */
  public synchronized long secondsToWait(IpAddress sender) {
    Bucket bucket = bucket(sender);
    return bucket == null || bucket.left >= 0 ? 0 : (long) Math.ceil(-bucket.left / bucket.rate);
  }

  private @Nullable Bucket bucket(IpAddress sender) {
    Integer rate = lifted ? null : rates.get(sender);
    if (rate == null) {
      return null;
    }
    long now = nanos.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(sender, unknown -> new Bucket(rate, now));
    if (buckets.size() > MAX_SENDERS) {
      buckets.pollFirstEntry();
    }
    bucket.fill(now);
    return bucket;
  }

  /** From now on nobody waits: what is on its way already is still to come in. */
  public void lift() {
    lifted = true;
  }
}
