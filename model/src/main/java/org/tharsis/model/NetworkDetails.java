package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code network.*}, as DRL sees it. */
public record NetworkDetails(Event of) {
  public @Nullable Long bytes() {
    return of.number(Field.NETWORK_BYTES);
  }

  public @Nullable String direction() {
    return of.text(Field.NETWORK_DIRECTION);
  }

  public @Nullable Long packets() {
    return of.number(Field.NETWORK_PACKETS);
  }

  public @Nullable String protocol() {
    return of.text(Field.NETWORK_PROTOCOL);
  }

  public @Nullable String transport() {
    return of.text(Field.NETWORK_TRANSPORT);
  }

  public Session session() {
    return new Session(of);
  }

  public Tcp tcp() {
    return new Tcp(of);
  }

  public Icmp icmp() {
    return new Icmp(of);
  }

  /** {@code network.session.*}. */
  public record Session(Event of) {
    public @Nullable String id() {
      return of.text(Field.NETWORK_SESSION_ID);
    }
  }

  /** {@code network.tcp.*}. */
  public record Tcp(Event of) {
    public @Nullable String flags() {
      return of.text(Field.NETWORK_TCP_FLAGS);
    }
  }

  /** {@code network.icmp.*}. */
  public record Icmp(Event of) {
    public @Nullable Long type() {
      return of.number(Field.NETWORK_ICMP_TYPE);
    }

    public @Nullable Long code() {
      return of.number(Field.NETWORK_ICMP_CODE);
    }
  }
}
