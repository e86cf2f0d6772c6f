package org.tharsis.engine.receive.stream;

import java.util.function.Consumer;
import org.tharsis.model.IpAddress;

/**
 * Who is at the other end of a connection.
 *
 * @param sender who sends, behind a relay as well
 * @param complaints is told why it is turned away
 * @param notes is told what else becomes of its connection
 */
public record StreamPeer(IpAddress sender, Consumer<String> complaints, Notes notes) {
  /** Takes down what becomes of a connection; that anybody can cause, as often as he likes. */
  @FunctionalInterface
  public interface Notes {
    /**
     * Says it now and then.
     *
     * @param matter one of a few
     * @param detail of this time; may quote the peer
     */
    void note(String matter, String detail);
  }
}
