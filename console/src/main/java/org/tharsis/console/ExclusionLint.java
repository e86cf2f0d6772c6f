package org.tharsis.console;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tharsis.config.Site;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.exclusion.lint.Complaint;
import org.tharsis.engine.exclusion.lint.Lint;
import org.tharsis.model.Escaped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Says which exclusions somebody should look at, and why.",
      "Those that have ended or will soon, cover nothing, overlap, decide nothing, or are too"
          + " broad; those that lean on lists that are old or changed hands. A running engine says"
          + " the same each day. Exit code 1 if there are any."
    })
final class ExclusionLint implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException, NotDone {
    Site site = options.site();
    Balance balance = BalanceFile.read(options.dataToBe().balance());
    ExclusionDesk desk = new ExclusionDesk(options);
    List<Complaint> complaints = Lint.of(site, balance, desk.log().read().records(), Instant.now());
    for (Complaint each : complaints) {
      print(each);
    }
    if (complaints.isEmpty() && !json) {
      System.out.println("nothing is the matter with the exclusions");
    }
    return complaints.isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private void print(Complaint complaint) throws IOException {
    if (json) {
      Json.print(
          object -> {
            object.writeStringField("id", complaint.id());
            object.writeStringField("kind", complaint.kind().word());
            object.writeStringField("words", complaint.words());
          });
    } else {
      System.out.printf(
          "%-13s %s %s%n",
          complaint.kind().word(), Escaped.text(complaint.id()), Escaped.text(complaint.words()));
    }
  }
}
