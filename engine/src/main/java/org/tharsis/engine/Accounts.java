package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tharsis.config.SenderSettings;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.account.Ledger;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.account.SenderNames;
import org.tharsis.model.Origin;

/** The ledger of a pipeline, by the names the site gives to its senders, and its file. */
final class Accounts {
  private final Path file;
  private final Ledger ledger;
  private SenderNames names;

  /**
   * @param shown what the file says
   * @param note the balance to go on from, as {@link BalanceFile#text} has written it; empty to go
   *     on from the file
   * @param sequences how far devices had counted then, as {@link Ledger#sequences} has written it
   */
  Accounts(Path file, Balance shown, String note, String sequences, List<SenderSettings> senders)
      throws IOException {
    this.file = file;
    this.names = SenderNames.of(senders);
    ledger = new Ledger(note.isEmpty() ? shown : BalanceFile.of(note), sequences);
    ledger.losses(shown);
  }

  void use(List<SenderSettings> senders) {
    names = SenderNames.of(senders);
  }

  String name(Origin origin) {
    return names.of(origin);
  }

  Ledger ledger() {
    return ledger;
  }

  Balance balance() {
    return ledger.balance();
  }

  /** These lines never came as far as a pipeline; returns whether there are any. */
  boolean without(Losses losses) {
    losses.lost().forEach((sender, lines) -> ledger.lost(names.of(sender), lines));
    losses.refused().forEach((sender, lines) -> ledger.refused(names.of(sender), lines));
    return !losses.lost().isEmpty() || !losses.refused().isEmpty();
  }

  /** Writes the file. */
  void write(Balance balance) throws IOException {
    BalanceFile.write(file, balance);
  }
}
