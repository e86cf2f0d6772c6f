package org.tharsis.engine.exclusion.lint;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.IpAddress;

/** What addresses a criterion asks for, as one set. */
final class Addresses {
  private Addresses() {}

  /**
   * Those that were in its areas then.
   *
   * @param time milliseconds since the epoch
   */
  static AddressSet of(Within within, long time) {
    if (within.areas().size() == 1) {
      return within.areas().getFirst().addresses().at(time);
    }
    AddressSet.Builder all = new AddressSet.Builder();
    for (Area each : within.areas()) {
      each.addresses().at(time).forEachRange(all::add);
    }
    return all.build();
  }

  static @Nullable IpAddress first(AddressSet set) {
    AtomicReference<@Nullable IpAddress> first = new AtomicReference<>();
    set.forEachRange((from, to) -> first.compareAndSet(null, from));
    return first.get();
  }
}
