package org.tharsis.engine.receive.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ProtocolDetectionState;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;

/**
 * Reads a PROXY header. Netty's decoder alone would wait for the end of a line where none has begun
 * as a header does.
 */
final class ProxyDecoder extends HAProxyMessageDecoder {
  /** What version 2 may carry besides addresses, in bytes; it is not looked at. */
  private static final int MOST_BESIDES = 4 << 10;

  ProxyDecoder() {
    super(MOST_BESIDES);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    super.channelRead(context, message);
    ByteBuf waiting = internalBuffer();
    if (!context.isRemoved() && detectProtocol(waiting).state() == ProtocolDetectionState.INVALID) {
      throw new HAProxyProtocolException("it begins otherwise");
    }
  }
}
