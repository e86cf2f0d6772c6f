package org.tharsis.engine.receive.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;

/** Says why a connection could not be secured; when it is, there is nothing left to do. */
public final class TlsHandshake extends ChannelInboundHandlerAdapter {
  private final Consumer<String> complaints;

  public TlsHandshake(Consumer<String> complaints) {
    this.complaints = complaints;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent end) {
      if (end.isSuccess()) {
        context.pipeline().remove(this);
      } else {
        complaints.accept(said(end.cause()));
        context.close();
      }
    }
    context.fireUserEventTriggered(event);
  }

  private static String said(Throwable cause) {
    Throwable root = cause;
    for (int i = 0; root.getCause() != null && i < 10; i++) {
      root = root.getCause();
    }
    return switch (root) {
      case NotSslRecordException plain ->
          "it does not speak TLS; turn that on at the sender, or have it use a tcp receiver";
      case SslHandshakeTimeoutException late -> "it did not finish the TLS handshake in time";
      case ClosedChannelException gone -> "it left before the TLS handshake was over";
      default -> "no TLS handshake: " + root.getMessage();
    };
  }

  /** The event above has said it. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
