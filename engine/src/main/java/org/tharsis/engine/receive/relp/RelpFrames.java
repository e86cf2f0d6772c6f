package org.tharsis.engine.receive.relp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into RELP frames. Longer data than the bound is cut there and marked; its rest is
 * skipped. Behind something that is no frame nothing is read any more: where the next one would
 * begin nobody knows.
 */
final class RelpFrames extends ByteToMessageDecoder {
  private static final byte[] NONE = {};

  private enum Due {
    HEADER,
    DATA,
    REST,
    TRAILER,
    NOTHING
  }

  private final int maxDataBytes;
  private Due due = Due.HEADER;
  private @Nullable RelpHeader header;
  private byte[] data = NONE;
  private int skip;

  RelpFrames(int maxDataBytes) {
    this.maxDataBytes = maxDataBytes;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    switch (due) {
      case HEADER -> header(in, out);
      case DATA -> data(in);
      case REST -> rest(in);
      case TRAILER -> trailer(in, out);
      case NOTHING -> in.skipBytes(in.readableBytes());
    }
  }

  private void header(ByteBuf in, List<Object> out) {
    try {
      RelpHeader read = RelpHeader.at(in);
      if (read != null) {
        in.skipBytes(read.bytes());
        header = read;
        data = NONE;
        due = read.dataLength() > 0 ? Due.DATA : Due.TRAILER;
      }
    } catch (RelpHeader.Malformed e) {
      broken(String.valueOf(e.getMessage()), in, out);
    }
  }

  private void data(ByteBuf in) {
    int length = header().dataLength();
    int kept = Math.min(length, maxDataBytes);
    if (in.readableBytes() >= kept) {
      data = new byte[kept];
      in.readBytes(data);
      skip = length - kept;
      due = skip > 0 ? Due.REST : Due.TRAILER;
    }
  }

  private void rest(ByteBuf in) {
    int length = Math.min(skip, in.readableBytes());
    in.skipBytes(length);
    skip -= length;
    due = skip > 0 ? Due.REST : Due.TRAILER;
  }

  private void trailer(ByteBuf in, List<Object> out) {
    if (in.readByte() == '\n') {
      RelpHeader read = header();
      boolean cut = data.length < read.dataLength();
      out.add(new RelpInput.Frame(read.txnr(), read.command(), data, cut));
      data = NONE;
      due = Due.HEADER;
    } else {
      broken("a line feed was expected behind %d bytes".formatted(header().dataLength()), in, out);
    }
  }

  private RelpHeader header() {
    RelpHeader read = header;
    if (read == null) {
      throw new IllegalStateException("no header was read");
    }
    return read;
  }

  private void broken(String why, ByteBuf in, List<Object> out) {
    in.skipBytes(in.readableBytes());
    due = Due.NOTHING;
    out.add(new RelpInput.Broken(why));
  }
}
