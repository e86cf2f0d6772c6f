package org.tharsis.engine.receive.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.tharsis.engine.receive.intake.LineEnd;

/**
 * Cuts a stream into lines, framed in either way of RFC 6587, told apart line by line: octet
 * counting (3.4.1) is a number, a blank and the {@code <} of a priority; everything else ends with
 * a line feed (3.4.2). Longer lines than the bound are cut there and marked; their rest is skipped.
 */
final class SyslogFrames extends ByteToMessageDecoder {
  private static final int MAX_COUNT_DIGITS = 9;
  private static final long TO_LINE_FEED = -1;

  /** One line. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  record Frame(byte[] bytes, boolean truncated) {}

  private final int maxLineBytes;
  private int searched;
  private long skip; // bytes left to skip, or TO_LINE_FEED

  SyslogFrames(int maxLineBytes) {
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (skip != 0) {
      skipRest(in);
      return;
    }
    Count count = Count.at(in);
    switch (count.state()) {
      case COUNTED -> counted(in, count, out);
      case NOT_COUNTED -> delimited(in, out);
      case UNDECIDED -> {} // one more byte will tell
    }
  }

  private void skipRest(ByteBuf in) {
    if (skip == TO_LINE_FEED) {
      int length = in.bytesBefore((byte) '\n');
      in.skipBytes(length < 0 ? in.readableBytes() : length + 1);
      skip = length < 0 ? TO_LINE_FEED : 0;
    } else {
      int length = (int) Math.min(skip, in.readableBytes());
      in.skipBytes(length);
      skip -= length;
    }
  }

  private void counted(ByteBuf in, Count count, List<Object> out) {
    long kept = Math.min(count.octets(), maxLineBytes);
    if (in.readableBytes() < count.digits() + 1 + kept) {
      return;
    }
    in.skipBytes(count.digits() + 1);
    emit(in, (int) kept, kept < count.octets(), out);
    skip = count.octets() - kept;
  }

  private void delimited(ByteBuf in, List<Object> out) {
    int start = in.readerIndex();
    int end = in.indexOf(start + searched, in.writerIndex(), (byte) '\n');
    if (end >= 0 && end - start <= maxLineBytes + 1) {
      emit(in, end - start, false, out);
      in.skipBytes(1);
    } else if (in.readableBytes() > maxLineBytes + 1) { // with room for a carriage return
      emit(in, maxLineBytes, true, out);
      skip = TO_LINE_FEED;
    } else {
      searched = in.readableBytes();
    }
  }

  private void emit(ByteBuf in, int length, boolean cut, List<Object> out) {
    int whole = cut ? length : LineEnd.before(in, length); // a line cut short has no end
    byte[] bytes = new byte[Math.min(whole, maxLineBytes)];
    in.getBytes(in.readerIndex(), bytes);
    in.skipBytes(length);
    searched = 0;
    if (bytes.length > 0) {
      out.add(new Frame(bytes, cut || whole > maxLineBytes));
    }
  }

  /** The peer is gone: what it left unfinished is a line too. */
  @Override
  protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    decode(context, in, out);
    if (skip == 0 && in.isReadable() && out.isEmpty()) {
      Count count = Count.at(in);
      boolean counted = count.state() == Count.State.COUNTED;
      if (counted) {
        in.skipBytes(count.digits() + 1);
      }
      emit(in, LineEnd.before(in, in.readableBytes()), counted, out);
      in.skipBytes(in.readableBytes());
    }
  }

  /**
   * The number a line may begin with.
   *
   * @param digits how many digits it has
   * @param octets its value
   */
  private record Count(State state, int digits, long octets) {
    enum State {
      COUNTED,
      NOT_COUNTED,
      UNDECIDED
    }

    static Count at(ByteBuf in) {
      long value = 0;
      int length = Math.min(in.readableBytes(), MAX_COUNT_DIGITS + 2);
      for (int i = 0; i < length; i++) {
        byte b = in.getByte(in.readerIndex() + i);
        boolean digit = b >= '0' && b <= '9' && (i > 0 || b != '0') && i < MAX_COUNT_DIGITS;
        if (!digit) {
          return b == ' ' && i > 0 ? afterNumber(in, i, value) : not();
        }
        value = value * 10 + (b - '0');
      }
      return new Count(State.UNDECIDED, 0, 0);
    }

    private static Count afterNumber(ByteBuf in, int digits, long value) {
      if (in.readableBytes() < digits + 2) {
        return new Count(State.UNDECIDED, 0, 0);
      }
      boolean priority = in.getByte(in.readerIndex() + digits + 1) == '<';
      return priority ? new Count(State.COUNTED, digits, value) : not();
    }

    private static Count not() {
      return new Count(State.NOT_COUNTED, 0, 0);
    }
  }
}
