package org.tharsis.engine.receive.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.EventExecutor;

/**
 * One that serves connections, by NIO: with epoll, Netty reads all that the kernel holds as soon as
 * the peer has closed, whether reading is held up or not, and that may be megabytes a connection.
 */
public final class StreamLoops extends Loops {
  /**
   * @param name the thread's
   */
  public StreamLoops(String name) {
    super(NioIoHandler.newFactory(), name, 1);
  }

  /** It. */
  public EventExecutor loop() {
    return group().next();
  }

  /** For sockets whose connections bring streams. */
  public ServerBootstrap server() {
    return new ServerBootstrap().group(group()).channel(NioServerSocketChannel.class);
  }
}
