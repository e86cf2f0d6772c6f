package org.tharsis.engine.account;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.Origin;

/**
 * What {@link SenderNames} says, remembered for those who sent a short while ago: an address is
 * written out once, not with each line. One thread uses it.
 */
public final class RecentNames {
  private static final int BITS = 8;

  private final SenderNames names;
  private final @Nullable Origin[] origins = new Origin[1 << BITS];
  private final String[] called = new String[1 << BITS];

  public RecentNames(SenderNames names) {
    this.names = names;
  }

  /** As {@link SenderNames#of(Origin)}. */
  public String of(Origin origin) {
    int slot = (origin.hashCode() * 0x9e3779b9) >>> (Integer.SIZE - BITS);
    if (!origin.equals(origins[slot])) {
      called[slot] = names.of(origin);
      origins[slot] = origin;
    }
    return called[slot];
  }
}
