package org.tharsis.engine.account;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the accounts stand at one moment.
 *
 * @param senders by address, or by file for what was replayed
 * @param hidden what exclusions covered: by stream, then by the exclusion's id
 */
public record Balance(
    SortedMap<String, SenderAccount> senders,
    SortedMap<String, SortedMap<String, ExclusionAccount>> hidden) {
  /** Nothing yet. */
  public static final Balance EMPTY = new Balance(new TreeMap<>(), new TreeMap<>());

  public Balance {
    senders = Collections.unmodifiableSortedMap(new TreeMap<>(senders));
    hidden = Collections.unmodifiableSortedMap(new TreeMap<>(hidden));
  }

  /** What each exclusion covered in all streams together. */
  public SortedMap<String, ExclusionAccount> exclusions() {
    SortedMap<String, ExclusionAccount> all = new TreeMap<>();
    for (SortedMap<String, ExclusionAccount> stream : hidden.values()) {
      stream.forEach((id, account) -> all.merge(id, account, ExclusionAccount::plus));
    }
    return all;
  }

  /** All senders together. */
  public SenderAccount total() {
    return senders.values().stream().reduce(SenderAccount.EMPTY, SenderAccount::plus);
  }
}
