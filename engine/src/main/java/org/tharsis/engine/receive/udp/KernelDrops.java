package org.tharsis.engine.receive.udp;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/**
 * How many datagrams the kernel dropped that were for the sockets of one receiver: mostly because
 * their buffers were full, and those with a wrong checksum. Linux says so in the last column of
 * {@code /proc/net/udp} and {@code udp6} (udp(7), {@code udp4_format_sock} in net/ipv4/udp.c);
 * elsewhere nobody knows.
 */
final class KernelDrops {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));

  private static final int ADDRESS = 1;
  private static final int INODE = 9;
  private static final int DROPS = 12;
  private static final int V4_DIGITS = 8;
  private static final int V6_DIGITS = 32;

  /** What a socket has lost since it was opened. */
  record Row(long inode, int drops) {}

  private final InetSocketAddress local;
  private final Set<Long> own;
  private final Map<Long, Integer> seen = new HashMap<>();

  /**
   * @param local where they listen, several on one port
   * @param own the sockets of this process, by inode; none if nobody knows them
   */
  KernelDrops(InetSocketAddress local, Set<Long> own) {
    this.local = local;
    this.own = Set.copyOf(own);
  }

  /** Whether the kernel says it here. */
  static boolean areKnown() {
    return TABLES.stream().anyMatch(Files::isReadable);
  }

  /** How many more there are than at the last call; none if the kernel does not say. */
  synchronized long more() throws IOException {
    long more = 0;
    for (Path table : TABLES) {
      more += Files.isReadable(table) ? in(table) : 0;
    }
    return more;
  }

  private long in(Path table) throws IOException {
    long more = 0;
    try (BufferedReader rows = Files.newBufferedReader(table, StandardCharsets.US_ASCII)) {
      for (String text = rows.readLine(); text != null; text = rows.readLine()) {
        Row row = row(text);
        more += row == null ? 0 : since(row);
      }
    }
    return more;
  }

  /** A socket's is a counter of 32 bits, which may pass its end. */
  private long since(Row row) {
    Integer before = seen.put(row.inode(), row.drops());
    return Integer.toUnsignedLong(row.drops() - (before == null ? 0 : before));
  }

  /** What a row of the table says; null if it is another socket's. */
  @Nullable Row row(String text) {
    StringTokenizer columns = new StringTokenizer(text);
    String inode = "";
    String drops = "";
    for (int column = 0; columns.hasMoreTokens(); column++) {
      String each = columns.nextToken();
      if (column == ADDRESS && !isLocal(each)) {
        return null;
      }
      inode = column == INODE ? each : inode;
      drops = column == DROPS ? each : drops;
    }
    return drops.isEmpty() ? null : row(inode, drops);
  }

  private @Nullable Row row(String inode, String drops) {
    try {
      Row row = new Row(Long.parseLong(inode), (int) Long.parseLong(drops));
      return own.isEmpty() || own.contains(row.inode()) ? row : null;
    } catch (NumberFormatException unusual) {
      return null;
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
