package org.tharsis.engine.receive.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.net.StandardSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How datagrams are read. */
public enum Transport {
  /** By epoll, which reads several datagrams with one call of the kernel (recvmmsg(2)). */
  EPOLL {
    @Override
    IoHandlerFactory handlers() {
      return EpollIoHandler.newFactory();
    }

    @Override
    Bootstrap datagrams() {
      return new Bootstrap()
          .channel(EpollDatagramChannel.class)
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LONGEST_DATAGRAM)
          .option(ChannelOption.RECVBUF_ALLOCATOR, buffers(DATAGRAMS_A_CALL));
    }

    @Override
    void share(Bootstrap datagrams) {
      datagrams.option(EpollChannelOption.SO_REUSEPORT, true);
    }

    @Override
    int granted(int said) {
      return said / 2; // Linux says twice what it granted (socket(7))
    }

    @Override
    void insist(Channel datagrams, int bytes) {
      try {
        datagrams.config().setOption(SO_RCVBUFFORCE, bytes);
      } catch (RuntimeException e) {
        log.debug("the kernel does not let this process have more", e);
      }
    }
  },

  /** By the platform, a datagram a call. */
  NIO {
    @Override
    IoHandlerFactory handlers() {
      return NioIoHandler.newFactory();
    }

    @Override
    Bootstrap datagrams() {
      return new Bootstrap()
          .channel(NioDatagramChannel.class)
          .option(ChannelOption.RECVBUF_ALLOCATOR, buffers(1));
    }

    @Override
    void share(Bootstrap datagrams) {
      datagrams.option(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), true);
    }

    @Override
    int granted(int said) {
      return said; // the platform has halved it
    }

    @Override
    void insist(Channel datagrams, int bytes) {
      // the platform has no such option
    }
  };

  private static final Logger log = LoggerFactory.getLogger(Transport.class);

  /**
   * Bytes of the longest there is: over IPv6, what a length of 16 bits leaves beside UDP's header
   * of 8. What is longer than epoll is told would be cut without a sign.
   */
  private static final int LONGEST_DATAGRAM = 65_527;

  /** At a buffer of 1 MiB and more, getting it costs more than fewer calls save. */
  private static final int DATAGRAMS_A_CALL = 8;

  private static final int DATAGRAMS_A_READ = 256;

  /** Of Linux' asm-generic/socket.h, in a level of 1, SOL_SOCKET. */
  private static final IntegerUnixChannelOption SO_RCVBUFFORCE =
      new IntegerUnixChannelOption("SO_RCVBUFFORCE", 1, 33);

  private static FixedRecvByteBufAllocator buffers(int datagrams) {
    FixedRecvByteBufAllocator buffers = new FixedRecvByteBufAllocator(datagrams * LONGEST_DATAGRAM);
    buffers.maxMessagesPerRead(DATAGRAMS_A_READ);
    return buffers;
  }

  /** Looks once. */
  private static final class Here {
    static final Transport BEST = look();

    private static Transport look() {
      if (Epoll.isAvailable()) {
        return EPOLL;
      }
      log.info(
          "datagrams are read by NIO, which takes more of the processor than epoll: {}",
          String.valueOf(Epoll.unavailabilityCause()));
      return NIO;
    }
  }

  /** The best there is here; that it is not epoll is said once. */
  public static Transport best() {
    return Here.BEST;
  }

  abstract IoHandlerFactory handlers();

  abstract Bootstrap datagrams();

  /** Several sockets may be bound to one port. */
  abstract void share(Bootstrap datagrams);

  /** The bytes of receive buffer behind what the socket says of it. */
  abstract int granted(int said);

  /**
   * Has the kernel hold more than it grants anybody (net.core.rmem_max), if this process may ask
   * for that: CAP_NET_ADMIN (SO_RCVBUFFORCE, socket(7)).
   */
  abstract void insist(Channel datagrams, int bytes);
}
