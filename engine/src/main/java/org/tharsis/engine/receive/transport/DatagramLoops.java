package org.tharsis.engine.receive.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/** Those that serve datagrams. */
public final class DatagramLoops extends Loops {
  private final Transport transport;

  /**
   * @param name the threads'
   */
  public DatagramLoops(Transport transport, String name, int threads) {
    super(transport.handlers(), name, threads);
    this.transport = transport;
  }

  /**
   * For sockets that take datagrams of any length.
   *
   * @param shared whether several are to be bound to one port
   */
  public Bootstrap datagrams(boolean shared) {
    Bootstrap datagrams = transport.datagrams().group(group());
    if (shared) {
      transport.share(datagrams);
    }
    return datagrams;
  }

  /**
   * Where the kernel has granted less receive buffer than it was asked for, and this process may
   * insist on it, does so.
   *
   * @param bytes what it was asked for
   * @return what it has granted in the end
   */
  public int receiveBuffer(Channel datagrams, int bytes) {
    if (granted(datagrams) < bytes) {
      transport.insist(datagrams, bytes);
    }
    return granted(datagrams);
  }

  private int granted(Channel datagrams) {
    Integer said = datagrams.config().getOption(ChannelOption.SO_RCVBUF);
    return said == null ? 0 : transport.granted(said);
  }
}
