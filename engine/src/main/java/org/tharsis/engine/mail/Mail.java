package org.tharsis.engine.mail;

import java.time.Instant;
import java.util.List;

/**
 * A message to people.
 *
 * @param to their addresses; at least one
 * @param subject one line
 * @param text the message for who reads plain text
 * @param html the message for all others
 * @param date when it was written
 */
public record Mail(List<String> to, String subject, String text, String html, Instant date) {
  public Mail {
    to = List.copyOf(to);
  }
}
