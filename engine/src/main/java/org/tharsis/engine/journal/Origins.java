package org.tharsis.engine.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/** Origins that were read before, so many at most: lines of one sender share one object. */
final class Origins {
  private static final int SLOTS = 256;

  private final @Nullable Slot[] slots = new Slot[SLOTS];

  @SuppressWarnings("ArrayRecordComponent") // compared by what is in it, below
  private record Slot(byte[] key, Origin origin) {}

  /**
   * The origin of the name and address that lie one behind the other.
   *
   * @param at where the name begins in {@code bytes}
   */
  Origin at(ByteBuffer bytes, int at, int nameBytes, int addressBytes) {
    int length = nameBytes + addressBytes;
    int index = index(bytes, at, length);
    Slot slot = slots[index];
    if (slot == null || !same(slot, bytes, at, length, addressBytes)) {
      byte[] key = new byte[length];
      bytes.get(at, key);
      slot = new Slot(key, origin(key, nameBytes));
      slots[index] = slot;
    }
    return slot.origin();
  }

  private static int index(ByteBuffer bytes, int at, int length) {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes.get(at + i);
    }
    return (hash ^ hash >>> 8 ^ hash >>> 16) & (SLOTS - 1);
  }

  private static boolean same(Slot slot, ByteBuffer bytes, int at, int length, int addressBytes) {
    byte[] key = slot.key();
    if (key.length != length || addressBytes != addressBytes(slot.origin())) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (key[i] != bytes.get(at + i)) {
        return false;
      }
    }
    return true;
  }

  private static int addressBytes(Origin origin) {
    IpAddress sender = origin.sender();
    if (sender == null) {
      return 0;
    }
    return sender.isV4() ? 4 : IpAddress.BYTES;
  }

  private static Origin origin(byte[] key, int nameBytes) {
    String name = new String(key, 0, nameBytes, StandardCharsets.UTF_8);
    byte[] address = Arrays.copyOfRange(key, nameBytes, key.length);
    return new Origin(name, address.length == 0 ? null : IpAddress.ofBytes(address));
  }
}
