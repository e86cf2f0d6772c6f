package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tharsis.config.SenderSettings;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.account.Ledger;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.account.RecentNames;
import org.tharsis.engine.account.SenderNames;
import org.tharsis.model.Origin;

/** The ledger of a pipeline, by the names the site gives to its senders, and its file. */
final class Accounts {
  /** Which commit's note says how the accounts stood. */
  private static final String BALANCE = "balance";

  /** And how far devices had counted their messages. */
  private static final String SEQUENCES = "sequences";

  private final Path file;
  private final Ledger ledger;
  private SenderNames names;
  private RecentNames recent;

  /**
   * @param shown what the file says
   * @param noted what the last commit noted by each name of {@link #notes}, to go on from that;
   *     empty to go on from the file
   */
  Accounts(Path file, Balance shown, UnaryOperator<String> noted, List<SenderSettings> senders)
      throws IOException {
    this.file = file;
    this.names = SenderNames.of(senders);
    this.recent = new RecentNames(names);
    String balance = noted.apply(BALANCE);
    ledger =
        new Ledger(balance.isEmpty() ? shown : BalanceFile.of(balance), noted.apply(SEQUENCES));
    ledger.losses(shown);
  }

  void use(List<SenderSettings> senders) {
    names = SenderNames.of(senders);
    recent = new RecentNames(names);
  }

  String name(Origin origin) {
    return recent.of(origin);
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

  /** What a commit is to note of them, by name. */
  Map<String, String> notes(Balance balance) throws IOException {
    return Map.of(BALANCE, BalanceFile.text(balance), SEQUENCES, ledger.sequences());
  }

  /** Writes the file. */
  void write(Balance balance) throws IOException {
    BalanceFile.write(file, balance);
  }
}
