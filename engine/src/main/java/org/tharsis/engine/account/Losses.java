package org.tharsis.engine.account;

import java.util.Map;

/**
 * Lines that came no further than a receiver, by sender.
 *
 * @param lost there was no room for them
 * @param refused the site's settings bar them
 */
public record Losses(Map<String, Long> lost, Map<String, Long> refused) {
  public Losses {
    lost = Map.copyOf(lost);
    refused = Map.copyOf(refused);
  }
}
