package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.model.Escaped;
import org.tharsis.model.Exclusion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the exclusions with what each has hidden so far.")
final class ExclusionList implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException, NotDone {
    Site site = options.site();
    Balance balance = BalanceFile.read(new DataDirectory(site.settings().data()).balance());
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    for (Exclusion each : site.exclusions().all()) {
      ExclusionAccount account =
          balance.exclusions().getOrDefault(each.id(), ExclusionAccount.EMPTY);
      String state = state(site, each, today);
      if (json) {
        Json.print(object -> write(each, account, state, object));
      } else {
        print(each, account, state);
      }
    }
    return ExitCode.DONE;
  }

  private static String state(Site site, Exclusion exclusion, LocalDate today) {
    if (!site.settings().exclusionsEnabled()) {
      return "disabled";
    }
    return exclusion.stateOn(today).word();
  }

  private static void print(Exclusion exclusion, ExclusionAccount account, String state) {
    String last = account.hits() == 0 ? "never" : Times.show(account.last());
    System.out.printf(
        "%s  %s  %s  %s%n",
        exclusion.id(),
        exclusion.action().word(),
        state,
        Escaped.text(String.join(", ", exclusion.words())));
    System.out.printf("    hits %,d, the latest %s%n", account.hits(), last);
    System.out.printf(
        "    %s until %s: %s%n",
        Escaped.text(exclusion.terms().owner()),
        exclusion.terms().ends(),
        Escaped.text(exclusion.terms().reason()));
  }

  private static void write(
      Exclusion exclusion, ExclusionAccount account, String state, JsonGenerator json)
      throws IOException {
    json.writeStringField("id", exclusion.id());
    json.writeStringField("action", exclusion.action().word());
    json.writeStringField("state", state);
    Json.array(json, "criteria", exclusion.words());
    json.writeStringField("owner", exclusion.terms().owner());
    json.writeStringField("reason", exclusion.terms().reason());
    json.writeStringField("ends", exclusion.terms().ends().toString());
    json.writeNumberField("hits", account.hits());
    if (account.hits() > 0) {
      json.writeStringField("last", Times.show(account.last()));
    }
  }
}
