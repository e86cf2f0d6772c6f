package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.model.Escaped;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the exclusions with what each has hidden so far.",
      "One whose last day is over is ended, whatever the file says."
    })
final class ExclusionList implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "only those that are proposed, shadow, active or ended")
  private Exclusion.@Nullable State only;

  @Override
  public Integer call() throws IOException, NotDone {
    Site site = options.site();
    Balance balance = BalanceFile.read(new DataDirectory(site.settings().data()).balance());
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    for (Exclusion each : chosen(site, today)) {
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

  private List<Exclusion> chosen(Site site, LocalDate today) {
    return site.exclusions().all().stream()
        .filter(each -> only == null || each.stateOn(today) == only)
        .toList();
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
    if (account.shadow() > 0) {
      System.out.printf(
          "    in shadow it would have hit %,d, the latest %s%n",
          account.shadow(), Times.show(account.lastShadow()));
    }
    if (account.quieted() > 0) {
      System.out.printf(
          "    closed %s when they began%n", Counted.of(account.quieted(), "incident"));
    }
    Terms terms = exclusion.terms();
    System.out.printf(
        "    %s %suntil %s: %s%s%n",
        Escaped.text(terms.owner()),
        terms.created() == null ? "" : "from " + terms.created() + " ",
        terms.ends(),
        Escaped.text(terms.reason()),
        terms.ticket() == null ? "" : " (" + Escaped.text(terms.ticket()) + ")");
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
    if (exclusion.terms().ticket() != null) {
      json.writeStringField("ticket", exclusion.terms().ticket());
    }
    if (exclusion.terms().created() != null) {
      json.writeStringField("created", exclusion.terms().created().toString());
    }
    json.writeStringField("ends", exclusion.terms().ends().toString());
    json.writeNumberField("hits", account.hits());
    if (account.hits() > 0) {
      json.writeStringField("last", Times.show(account.last()));
    }
    json.writeNumberField("shadow", account.shadow());
    if (account.shadow() > 0) {
      json.writeStringField("last_shadow", Times.show(account.lastShadow()));
    }
    json.writeNumberField("quieted", account.quieted());
  }
}
