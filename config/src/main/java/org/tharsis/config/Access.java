package org.tharsis.config;

import java.util.List;
import org.tharsis.model.Cidr;

/**
 * Whom a stream receiver listens to.
 *
 * @param allow who may send; empty for everybody
 * @param proxies relays that begin each connection with a PROXY header, and are believed in what it
 *     says of the original sender; empty for none
 */
public record Access(List<Cidr> allow, List<Cidr> proxies) {
  /** Everybody, and for whom they are. */
  public static final Access EVERYBODY = new Access(List.of(), List.of());

  public Access {
    allow = List.copyOf(allow);
    proxies = List.copyOf(proxies);
  }
}
