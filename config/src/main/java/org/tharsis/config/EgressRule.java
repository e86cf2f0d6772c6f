package org.tharsis.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;

/**
 * One sentence of the site's egress policy: what may go out, from where and to where.
 *
 * @param services what may; at least one
 * @param from the sources it holds for, in any of these; empty for all
 * @param to the destinations it holds for, in any of these; empty for all
 * @param why it may, if that is said
 */
public record EgressRule(
    List<Service> services, List<AddressSet> from, List<AddressSet> to, @Nullable String why) {

  public EgressRule {
    services = List.copyOf(services);
    from = List.copyOf(from);
    to = List.copyOf(to);
    if (services.isEmpty()) {
      throw new IllegalArgumentException("no services; name at least one, or any");
    }
  }
}
