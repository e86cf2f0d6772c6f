package org.tharsis.engine.receive.transport;

import io.netty.channel.epoll.Epoll;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What serves sockets on the machine of the test. */
public final class Transports {
  private Transports() {}

  /** All that can. */
  public static List<Transport> all() {
    return Epoll.isAvailable() ? List.of(Transport.values()) : List.of(Transport.NIO);
  }

  /** Each with one socket on a port and with several. */
  public static Stream<Arguments> andSockets() {
    return all().stream().flatMap(each -> Stream.of(Arguments.of(each, 1), Arguments.of(each, 3)));
  }
}
