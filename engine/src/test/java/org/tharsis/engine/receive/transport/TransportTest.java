package org.tharsis.engine.receive.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
  private static final Set<String> WITH_LIBRARY = Set.of("amd64", "aarch64");

  @Test
  void whereItsLibraryIsItIsEpoll() {
    boolean there =
        System.getProperty("os.name").equals("Linux")
            && WITH_LIBRARY.contains(System.getProperty("os.arch"));
    assertThat(Transport.best()).isEqualTo(there ? Transport.EPOLL : Transport.NIO);
  }

  /** These two are of an earlier release than the rest. */
  @ParameterizedTest
  @ValueSource(classes = {Epoll.class, Socket.class})
  void allThatTheNativeClassesReferToIsThere(Class<?> one) throws Exception {
    NativeClasses classes = new NativeClasses(one);
    assertThat(classes.missing()).isEmpty();
    assertThat(classes.found()).hasSizeGreaterThan(300);
  }
}
