package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code observer.*}, as DRL sees it: the device that reports. */
public record ObserverDetails(Event of) {
  public @Nullable IpAddress ip() {
    return of.ip(Field.OBSERVER_IP);
  }

  public @Nullable String name() {
    return of.text(Field.OBSERVER_NAME);
  }

  public @Nullable String product() {
    return of.text(Field.OBSERVER_PRODUCT);
  }

  public @Nullable String vendor() {
    return of.text(Field.OBSERVER_VENDOR);
  }

  public Edge ingress() {
    return new Edge(of, Field.OBSERVER_INGRESS_INTERFACE_NAME, Field.OBSERVER_INGRESS_ZONE);
  }

  public Edge egress() {
    return new Edge(of, Field.OBSERVER_EGRESS_INTERFACE_NAME, Field.OBSERVER_EGRESS_ZONE);
  }

  /** Where traffic enters or leaves the device. */
  public record Edge(Event of, Field ofInterface, Field ofZone) {
    /** {@code interface.name} in rules, a word that Java keeps for itself. */
    public @Nullable String interfaceName() {
      return of.text(ofInterface);
    }

    public @Nullable String zone() {
      return of.text(ofZone);
    }
  }
}
