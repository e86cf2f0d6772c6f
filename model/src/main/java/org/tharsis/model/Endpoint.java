package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** One end of a conversation, as DRL sees it: {@code source.ip}, {@code destination.nat.port}. */
public record Endpoint(Event of, Side side) {
  enum Side {
    SOURCE,
    DESTINATION;

    Field field(Field ofSource, Field ofDestination) {
      return this == SOURCE ? ofSource : ofDestination;
    }
  }

  public @Nullable IpAddress ip() {
    return of.ip(side.field(Field.SOURCE_IP, Field.DESTINATION_IP));
  }

  public @Nullable Long port() {
    return of.number(side.field(Field.SOURCE_PORT, Field.DESTINATION_PORT));
  }

  public boolean internal() {
    return of.flag(side.field(Field.SOURCE_INTERNAL, Field.DESTINATION_INTERNAL));
  }

  public @Nullable Long bytes() {
    return of.number(side.field(Field.SOURCE_BYTES, Field.DESTINATION_BYTES));
  }

  public @Nullable Long packets() {
    return of.number(side.field(Field.SOURCE_PACKETS, Field.DESTINATION_PACKETS));
  }

  public @Nullable String domain() {
    return of.text(side.field(Field.SOURCE_DOMAIN, Field.DESTINATION_DOMAIN));
  }

  public @Nullable String mac() {
    return of.text(side.field(Field.SOURCE_MAC, Field.DESTINATION_MAC));
  }

  public Nat nat() {
    return new Nat(this);
  }

  public Named user() {
    return new Named(of, side.field(Field.SOURCE_USER_NAME, Field.DESTINATION_USER_NAME));
  }

  /** The same end as the other side of the firewall sees it. */
  public record Nat(Endpoint end) {
    public @Nullable IpAddress ip() {
      return end.of.ip(end.side.field(Field.SOURCE_NAT_IP, Field.DESTINATION_NAT_IP));
    }

    public @Nullable Long port() {
      return end.of.number(end.side.field(Field.SOURCE_NAT_PORT, Field.DESTINATION_NAT_PORT));
    }
  }
}
