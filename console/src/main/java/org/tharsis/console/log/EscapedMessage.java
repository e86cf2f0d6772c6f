package org.tharsis.console.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.tharsis.model.Escaped;

/** {@code %msg} of our own log: a message may quote what an attacker wrote. */
public final class EscapedMessage extends MessageConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return Escaped.text(String.valueOf(super.convert(event)));
  }
}
