package org.tharsis.bench;

import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressTrie;
import inet.ipaddr.ipv6.IPv6Address;
import inet.ipaddr.ipv6.IPv6AddressTrie;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tharsis.model.AddressSet;
import org.tharsis.model.IpAddress;

/**
 * Nanoseconds to ask whether an address is on a list of a million prefixes, 700,000 of IPv4 and
 * 300,000 of IPv6. Half of the addresses asked for are on it, and half are of IPv4; they are there
 * before, in the form that each way takes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx3g", "-XX:+UseSerialGC"})
public class ListsBenchmark {
  private static final int V4 = 700_000;
  private static final int V6 = 300_000;
  private static final int ASKED = 1 << 18;
  private static final long SEED = 1;
  private static final int[] V6_BLOCKS = {0x2001, 0x2400, 0x2600, 0x2800, 0x2a00, 0x2a02, 0x2c0f};

  /** Flat arrays behind an index, a binary search over the same arrays, and a library's trie. */
  @Param({"indexed", "searched", "trie"})
  private String way = "";

  private final IpAddress[] asked = new IpAddress[ASKED];
  private final IPv4Address[] askedV4 = new IPv4Address[ASKED];
  private final IPv6Address[] askedV6 = new IPv6Address[ASKED];
  private AddressSet set = AddressSet.EMPTY;
  private long[] firsts = {};
  private long[] lasts = {};
  private final IPv4AddressTrie trieV4 = new IPv4AddressTrie();
  private final IPv6AddressTrie trieV6 = new IPv6AddressTrie();
  private int at;

  /** Makes the list. */
  @Setup
  public void list() {
    Random random = new Random(SEED);
    AddressSet.Builder builder = new AddressSet.Builder();
    IpAddress[] listed = new IpAddress[V4 + V6];
    for (int i = 0; i < V4; i++) {
      int length = 20 + random.nextInt(5);
      int network = random.nextInt() & -(1 << (32 - length));
      listed[i] = IpAddress.v4(network);
      builder.add(listed[i], IpAddress.v4(network | (1 << (32 - length)) - 1));
      if (way.equals("trie")) {
        trieV4.add(new IPv4Address(network, length).toPrefixBlock());
      }
    }
    for (int i = V4; i < V4 + V6; i++) {
      int length = 32 + 4 * random.nextInt(5);
      long block = (long) V6_BLOCKS[random.nextInt(V6_BLOCKS.length)] << 48;
      long network = block | (random.nextLong() >>> 16 & -(1L << (64 - length)));
      listed[i] = IpAddress.of(network, 0);
      builder.add(listed[i], IpAddress.of(network | (1L << (64 - length)) - 1, -1));
      if (way.equals("trie")) {
        trieV6.add(new IPv6Address(network, 0, length).toPrefixBlock());
      }
    }
    set = builder.build();
    if (way.equals("searched")) {
      flatten();
    }
    ask(listed, random);
  }

  private void flatten() {
    firsts = new long[set.ranges()];
    lasts = new long[set.ranges()];
    int[] count = {0};
    set.forEachRange(
        (first, last) -> {
          firsts[count[0]] = key(first);
          lasts[count[0]++] = key(last);
        });
  }

  /** What lies below an IPv6 network of 64 bits is left out, as all ranges here are wider. */
  private static long key(IpAddress address) {
    return address.isV4() ? address.low() & 0xffff_ffffL : address.high();
  }

  private void ask(IpAddress[] listed, Random random) {
    for (int i = 0; i < ASKED; i++) {
      boolean v4 = (i & 1) == 0;
      IpAddress near = listed[v4 ? random.nextInt(V4) : V4 + random.nextInt(V6)];
      boolean on = (i & 2) == 0;
      long high = on ? near.high() : near.high() ^ random.nextLong() >>> 20;
      int bits = on ? (int) near.low() : random.nextInt();
      asked[i] = v4 ? IpAddress.v4(bits) : IpAddress.of(high, random.nextLong());
      askedV4[i] = new IPv4Address(bits);
      askedV6[i] = new IPv6Address(high, asked[i].low());
    }
  }

  /** The next address; gives whether it is on the list. */
  @Benchmark
  public boolean contains() {
    int i = at++ & ASKED - 1;
    return switch (way) {
      case "indexed" -> set.contains(asked[i]);
      case "searched" -> search(key(asked[i]));
      default ->
          (i & 1) == 0 ? trieV4.elementContains(askedV4[i]) : trieV6.elementContains(askedV6[i]);
    };
  }

  private boolean search(long key) {
    int found = Arrays.binarySearch(firsts, key);
    int before = found >= 0 ? found : -2 - found;
    return before >= 0 && key <= lasts[before];
  }
}
