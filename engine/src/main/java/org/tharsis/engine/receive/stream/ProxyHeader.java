package org.tharsis.engine.receive.stream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/**
 * The PROXY header, version 1 or 2, that a trusted relay begins a connection with: who is behind
 * it. A relay that checks whether anybody listens (LOCAL, UNKNOWN), or that speaks for something
 * without an address, is the sender itself. Whoever sends no header or a wrong one is cut off, as
 * the protocol asks for.
 */
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {
  private final IpAddress relay;
  private final Consumer<String> complaints;
  private final Consumer<IpAddress> then;
  private boolean broken;

  private ProxyHeader(IpAddress relay, Consumer<String> complaints, Consumer<IpAddress> then) {
    this.relay = relay;
    this.complaints = complaints;
    this.then = then;
  }

  /**
   * Has a header read before all else.
   *
   * @param relay who sends it
   * @param complaints is told what is wrong with it
   * @param then is given the sender, to fit the pipeline out for what follows
   */
  static void expect(
      ChannelPipeline pipeline,
      IpAddress relay,
      Consumer<String> complaints,
      Consumer<IpAddress> then) {
    pipeline.addLast(new ProxyDecoder()).addLast(new ProxyHeader(relay, complaints, then));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) {
    IpAddress sender = sender(header);
    if (broken) {
      return; // what comes behind a wrong one
    }
    if (sender == null) {
      cutOff(context, "its PROXY header names no address");
      return;
    }
    context.pipeline().remove(this);
    then.accept(sender);
  }

  private @Nullable IpAddress sender(HAProxyMessage header) {
    String source = header.sourceAddress();
    if (header.command() == HAProxyCommand.LOCAL || source == null) {
      return relay;
    }
    return switch (header.proxiedProtocol()) {
      case TCP4, TCP6 -> IpAddress.parse(source);
      default -> relay;
    };
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    cutOff(context, "no PROXY header: " + root.getMessage());
  }

  private void cutOff(ChannelHandlerContext context, String cause) {
    if (!broken) {
      broken = true;
      complaints.accept(cause);
    }
    context.close();
  }
}
