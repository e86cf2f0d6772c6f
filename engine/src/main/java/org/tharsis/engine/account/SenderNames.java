package org.tharsis.engine.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.SenderSettings;
import org.tharsis.model.AddressMap;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/** What the site calls its senders. */
public final class SenderNames {
  private final AddressMap<String> byAddress;

  private SenderNames(AddressMap<String> byAddress) {
    this.byAddress = byAddress;
  }

  public static SenderNames of(List<SenderSettings> senders) {
    Map<Cidr, String> names = new HashMap<>();
    for (SenderSettings sender : senders) {
      if (!sender.name().isEmpty()) {
        sender.addresses().forEach(block -> names.put(block, sender.name()));
      }
    }
    return new SenderNames(AddressMap.of(names));
  }

  /** The name given to the sender at this address; null if it has none. */
  public @Nullable String of(@Nullable IpAddress sender) {
    return sender == null || byAddress.isEmpty() ? null : byAddress.get(sender);
  }

  /** What accounts call who sent a line. */
  public String of(Origin origin) {
    String name = of(origin.sender());
    return name == null ? origin.name() : name;
  }

  /** What accounts call whom {@link Origin#name} calls so. */
  public String of(String origin) {
    if (byAddress.isEmpty()) {
      return origin;
    }
    String name = of(IpAddress.parse(origin));
    return name == null ? origin : name;
  }
}
