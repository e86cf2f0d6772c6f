package org.tharsis.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tharsis.model.IpAddress;

/** An address as 16 bytes of network order, in place. */
final class AddressBytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private AddressBytes() {}

  static IpAddress read(byte[] bytes, int offset) {
    return IpAddress.of(
        (long) LONG.get(bytes, offset), (long) LONG.get(bytes, offset + Long.BYTES));
  }
}
