package org.tharsis.engine.account;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the accounts stand at one moment.
 *
 * @param senders by address, or by file for what was replayed
 * @param exclusions by id
 */
public record Balance(
    SortedMap<String, SenderAccount> senders, SortedMap<String, ExclusionAccount> exclusions) {
  /** Nothing yet. */
  public static final Balance EMPTY = new Balance(new TreeMap<>(), new TreeMap<>());

  public Balance {
    senders = Collections.unmodifiableSortedMap(new TreeMap<>(senders));
    exclusions = Collections.unmodifiableSortedMap(new TreeMap<>(exclusions));
  }

  /** All senders together. */
  public SenderAccount total() {
    return senders.values().stream().reduce(SenderAccount.EMPTY, SenderAccount::plus);
  }
}
