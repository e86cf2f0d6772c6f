package org.tharsis.model;

import java.util.ArrayList;
import java.util.List;

/** Takes a set away from others, in one walk over both. */
final class Difference {
  private final List<IpAddress> firsts = new ArrayList<>();
  private final List<IpAddress> lasts = new ArrayList<>();
  private final AddressSet.Builder left = new AddressSet.Builder();
  private int at;

  /**
   * @param taken what goes
   */
  Difference(AddressSet taken) {
    taken.forEachRange(
        (first, last) -> {
          firsts.add(first);
          lasts.add(last);
        });
  }

  /** What is left of the set; once. */
  AddressSet from(AddressSet set) {
    set.forEachRange(this::range);
    return left.build();
  }

  private void range(IpAddress first, IpAddress last) {
    IpAddress from = first;
    while (at < firsts.size() && firsts.get(at).compareTo(last) <= 0) {
      if (lasts.get(at).compareTo(from) >= 0) {
        if (firsts.get(at).compareTo(from) > 0) {
          left.add(from, AddressSet.before(firsts.get(at)));
        }
        if (lasts.get(at).compareTo(last) >= 0) {
          return; // and it may reach into the next range
        }
        from = AddressSet.behind(lasts.get(at));
      }
      at++;
    }
    left.add(from, last);
  }
}
