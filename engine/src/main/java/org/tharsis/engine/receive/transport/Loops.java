package org.tharsis.engine.receive.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Threads that serve sockets, each its own; none starts before its first. */
public abstract sealed class Loops permits DatagramLoops, StreamLoops {
  private final EventLoopGroup group;

  Loops(IoHandlerFactory handlers, String name, int threads) {
    group =
        new MultiThreadIoEventLoopGroup(
            threads, Thread.ofPlatform().name(name).factory(), handlers);
  }

  EventLoopGroup group() {
    return group;
  }

  /** Waits until each has looked for what has come; it reads that before it runs what is due. */
  public void haveLooked(long millis) {
    List<Future<?>> looks = new ArrayList<>();
    for (EventExecutor each : group) {
      looks.add(each.schedule(() -> {}, millis, TimeUnit.MILLISECONDS));
    }
    looks.forEach(Future::syncUninterruptibly);
  }

  /** Runs it every second, on one of them. */
  public void everySecond(Runnable task) {
    group.scheduleAtFixedRate(task, 1, 1, TimeUnit.SECONDS);
  }

  /** Ends them; waits up to so many seconds. */
  public void stop(int seconds) {
    group.shutdownGracefully(0, seconds, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
