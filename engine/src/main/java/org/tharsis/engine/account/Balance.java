package org.tharsis.engine.account;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the accounts stand at one moment.
 *
 * @param senders by address, or by file for what was replayed
 * @param hidden what exclusions did: by stream, then by the exclusion's id
 * @param damaged by day, how many of the events that senders have as indexed are lost with files of
 *     that day's index; whose they were is not known
 */
public record Balance(
    SortedMap<String, SenderAccount> senders,
    SortedMap<String, SortedMap<String, ExclusionAccount>> hidden,
    SortedMap<String, Long> damaged) {
  /** Nothing yet. */
  public static final Balance EMPTY = new Balance(new TreeMap<>(), new TreeMap<>());

  public Balance {
    senders = Collections.unmodifiableSortedMap(new TreeMap<>(senders));
    hidden = Collections.unmodifiableSortedMap(new TreeMap<>(hidden));
    damaged =
        damaged == null // in a file of a version that did not count it
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(damaged));
  }

  /** One in which nothing is damaged. */
  public Balance(
      SortedMap<String, SenderAccount> senders,
      SortedMap<String, SortedMap<String, ExclusionAccount>> hidden) {
    this(senders, hidden, Collections.emptySortedMap());
  }

  /** What each exclusion did in all streams together. */
  public SortedMap<String, ExclusionAccount> exclusions() {
    SortedMap<String, ExclusionAccount> all = new TreeMap<>();
    for (SortedMap<String, ExclusionAccount> stream : hidden.values()) {
      stream.forEach((id, account) -> all.merge(id, account, ExclusionAccount::plus));
    }
    return all;
  }

  /** All senders together; of what they have as indexed, what is not there any more is lost. */
  public SenderAccount total() {
    long gone = damaged.values().stream().mapToLong(Long::longValue).sum();
    return senders.values().stream()
        .reduce(SenderAccount.EMPTY, SenderAccount::plus)
        .plus(new SenderAccount(0, -gone, 0, gone, 0, 0, 0));
  }
}
