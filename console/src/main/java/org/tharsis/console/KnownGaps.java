package org.tharsis.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.index.EventSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Escaped;

/** What an answer from stored events can't know, said below it. */
final class KnownGaps {
  private final List<String> notes = new ArrayList<>();

  private KnownGaps() {}

  /** What is not known whatever is asked for. */
  static KnownGaps of(Site site, DataDirectory data) throws IOException {
    KnownGaps gaps = new KnownGaps();
    gaps.missing(BalanceFile.read(data.balance()));
    gaps.settings(site);
    return gaps;
  }

  /**
   * What is not known, nor could be counted.
   *
   * @param range of what time events were asked for
   * @param rule the rule that counts them
   */
  static KnownGaps of(
      Site site, DataDirectory data, EventSearch events, TimeRange range, ChosenRule rule)
      throws IOException {
    KnownGaps gaps = of(site, data);
    gaps.edge(events.extent(), range, rule);
    return gaps;
  }

  private void edge(TimeRange extent, TimeRange range, ChosenRule rule) {
    long back = rule.reach().toMillis();
    if (!extent.isEmpty() && range.from() < extent.from() + back && back > 0) {
      notes.addFirst(
          "the index begins at %s; what came before is not known, so counts begin there"
              .formatted(Times.show(extent.from())));
    }
  }

  private void missing(Balance balance) {
    SenderAccount total = balance.total();
    if (total.dropped() > 0) {
      notes.add(
          "%,d lines were dropped by exclusions up to now and are not in the index"
              .formatted(total.dropped()));
    }
    if (total.lost() > 0) {
      notes.add("%,d received lines were lost up to now".formatted(total.lost()));
    }
    if (total.missing() > 0) {
      notes.add(
          "%,d lines never came up to now, by the numbers of their senders"
              .formatted(total.missing()));
    }
    if (total.refused() > 0) {
      notes.add("%,d received lines were refused up to now".formatted(total.refused()));
    }
  }

  private void settings(Site site) {
    if (!site.settings().exclusionsEnabled()) {
      notes.add("the settings disable all exclusions");
    }
  }

  /** They themselves. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  void print() {
    notes.forEach(note -> System.out.println(Escaped.text("note: " + note)));
  }
}
