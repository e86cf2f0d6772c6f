package org.tharsis.engine.journal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads a line from a record's body; its bytes are copied once, into an array of their own. */
final class RecordReader {
  private final Origins origins = new Origins();

  /** The line; null where no writer wrote this, although its sum is right. */
  @Nullable Received read(ByteBuffer bytes, int at, int length) {
    int end = at + length;
    int flags = bytes.get(at);
    int nameBytes = bytes.get(at + 1) & 0xff;
    int addressBytes = RecordFormat.addressBytes(flags);
    int name = at + 2;
    int arrivedAt = name + nameBytes + addressBytes;
    int seriesAt = afterSevens(bytes, arrivedAt, end);
    int lineAt = seriesAt + RecordFormat.seriesBytes(flags);
    if (lineAt > end) {
      return null;
    }
    byte[] line = new byte[end - lineAt];
    bytes.get(lineAt, line);
    return new Received(
        line,
        (flags & RecordFormat.TRUNCATED) != 0,
        origins.at(bytes, name, nameBytes, addressBytes),
        sevens(bytes, arrivedAt),
        lineAt > seriesAt ? bytes.getLong(seriesAt) : 0);
  }

  /** Where what follows the number begins; beyond the end if the number does not end before. */
  private static int afterSevens(ByteBuffer bytes, int from, int end) {
    int at = from;
    while (at < end && bytes.get(at) < 0) {
      at++;
    }
    return at + 1;
  }

  private static long sevens(ByteBuffer bytes, int from) {
    long number = 0;
    int shift = 0;
    for (int at = from; ; at++, shift += 7) {
      byte b = bytes.get(at);
      number |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return number;
      }
    }
  }
}
