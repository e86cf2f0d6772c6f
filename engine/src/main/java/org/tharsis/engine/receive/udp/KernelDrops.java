package org.tharsis.engine.receive.udp;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/**
 * How many datagrams the kernel dropped that were for one socket: mostly because its buffer was
 * full, and those with a wrong checksum. Linux says so in the last column of {@code /proc/net/udp}
 * and {@code udp6} (udp(7), {@code udp4_format_sock} in net/ipv4/udp.c); elsewhere nobody knows.
 */
final class KernelDrops {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));

  static final long NOT_OURS = -1;

  private static final int ADDRESS = 1;
  private static final int DROPS = 12;
  private static final int V4_DIGITS = 8;
  private static final int V6_DIGITS = 32;

  private final InetSocketAddress local;
  private int seen;

  KernelDrops(InetSocketAddress local) {
    this.local = local;
  }

  /** Whether the kernel says it here. */
  static boolean areKnown() {
    return TABLES.stream().anyMatch(Files::isReadable);
  }

  /** How many more there are than at the last call; none if the kernel does not say. */
  synchronized long more() throws IOException {
    for (Path table : TABLES) {
      long all = Files.isReadable(table) ? in(table) : NOT_OURS;
      if (all != NOT_OURS) {
        return since((int) all);
      }
    }
    return 0;
  }

  /** It is a counter of 32 bits, which may pass its end. */
  private long since(int now) {
    long more = Integer.toUnsignedLong(now - seen);
    seen = now;
    return more;
  }

  private long in(Path table) throws IOException {
    try (BufferedReader rows = Files.newBufferedReader(table, StandardCharsets.US_ASCII)) {
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        long drops = in(row);
        if (drops != NOT_OURS) {
          return drops;
        }
      }
    }
    return NOT_OURS;
  }

  /** What a row of the table says; {@link #NOT_OURS} if it is another socket's. */
  long in(String row) {
    StringTokenizer columns = new StringTokenizer(row);
    String drops = "";
    for (int column = 0; columns.hasMoreTokens(); column++) {
      String text = columns.nextToken();
      if (column == ADDRESS && !isLocal(text)) {
        return NOT_OURS;
      }
      drops = column == DROPS ? text : drops;
    }
    try {
      return drops.isEmpty() ? NOT_OURS : Long.parseLong(drops);
    } catch (NumberFormatException unusual) {
      return NOT_OURS;
    }
  }

  private boolean isLocal(String column) {
    int colon = column.indexOf(':');
    try {
      if (colon < 0
          || Integer.parseInt(column, colon + 1, column.length(), 16) != local.getPort()) {
        return false;
      }
      IpAddress address = address(column.substring(0, colon));
      return address != null
          && (isAny(address) ? local.getAddress().isAnyLocalAddress() : is(address));
    } catch (NumberFormatException heading) {
      return false;
    }
  }

  private boolean is(IpAddress address) {
    return address.equals(IpAddress.ofBytes(local.getAddress().getAddress()));
  }

  /** Of either family: a socket for all addresses is in one table or the other. */
  private static boolean isAny(IpAddress address) {
    return address.high() == 0 && (address.low() == 0 || address.equals(IpAddress.v4(0)));
  }

  /** Words of 32 bits in the machine's order of bytes. */
  private static @Nullable IpAddress address(String hex) {
    return switch (hex.length()) {
      case V4_DIGITS -> IpAddress.v4(word(hex, 0));
      case V6_DIGITS ->
          IpAddress.of(
              (long) word(hex, 0) << 32 | Integer.toUnsignedLong(word(hex, 1)),
              (long) word(hex, 2) << 32 | Integer.toUnsignedLong(word(hex, 3)));
      default -> null;
    };
  }

  private static int word(String hex, int number) {
    int from = number * V4_DIGITS;
    int word = Integer.parseUnsignedInt(hex, from, from + V4_DIGITS, 16);
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
  }
}
