package org.tharsis.engine.interpret;

import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.model.AddressSet;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * What the site knows beyond the line: which ends are inside, which address a host's name has, so
 * that a Windows event and a firewall's meet, and whether a connection that was let out may go out.
 */
public record Enricher(Hosts hosts, AddressSet inside, EgressPolicy egress) {
  /** Knows nothing. */
  public static final Enricher NONE = new Enricher(Hosts.NONE, AddressSet.EMPTY, EgressPolicy.NONE);

  /** Puts in what is known. */
  public void enrich(EventDraft draft) {
    host(draft);
    Boolean source = internal(draft, Field.SOURCE_IP, Field.SOURCE_INTERNAL);
    Boolean destination = internal(draft, Field.DESTINATION_IP, Field.DESTINATION_INTERNAL);
    if (source != null && destination != null) {
      draft.putIfAbsent(Field.NETWORK_DIRECTION, direction(source, destination));
      if (source && !destination && !egress.isNone()) {
        egress(draft);
      }
    }
  }

  private void egress(EventDraft draft) {
    if (Outbound.isOpening(draft)
        && draft.get(Field.NETWORK_TRANSPORT) instanceof String transport
        && draft.get(Field.SOURCE_IP) instanceof IpAddress source
        && draft.get(Field.DESTINATION_IP) instanceof IpAddress destination) {
      Long port = (Long) draft.get(Field.DESTINATION_PORT);
      draft.put(Field.LABELS_EGRESS, egress.judge(transport, port, source, destination));
    }
  }

  private void host(EventDraft draft) {
    if (draft.get(Field.HOST_NAME) instanceof String name && !draft.has(Field.HOST_IP)) {
      draft.put(Field.HOST_IP, hosts.addressOf(name));
    }
  }

  private @Nullable Boolean internal(EventDraft draft, Field address, Field flag) {
    if (inside.isEmpty() || !(draft.get(address) instanceof IpAddress ip)) {
      return null;
    }
    boolean internal = inside.contains(ip);
    draft.put(flag, internal);
    return internal;
  }

  /** The ECS values of {@code network.direction} seen from the site's edge. */
  private static String direction(boolean sourceInside, boolean destinationInside) {
    if (sourceInside) {
      return destinationInside ? "internal" : "outbound";
    }
    return destinationInside ? "inbound" : "external";
  }
}
