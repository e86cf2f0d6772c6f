package org.tharsis.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.AddressList;
import org.tharsis.config.ListFolder;
import org.tharsis.config.Site;
import org.tharsis.engine.lists.Drift;
import org.tharsis.model.Escaped;
import org.tharsis.model.Exclusion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description = {
      "Says what came onto a list and what went since a day.",
      "With what went to another list of the site or came from one, and the exclusions that lean"
          + " on it: they hide something else now."
    })
final class ListsDrift implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "NAME", description = "the list")
  private String name = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "from what it was then, as 2026-03-01 (default: before it changed last)")
  private @Nullable String since;

  @Option(names = "--limit", paramLabel = "N", description = "how many blocks (default: 50)")
  private int limit = 50;

  @Override
  public Integer call() throws NotDone {
    if (limit < 0) {
      throw new NotDone("--limit must be at least 0");
    }
    Site site = options.site();
    AddressList list = ChosenList.of(site, name);
    Drift drift = Drift.of(site, list, day(list), LocalDate.now(ZoneOffset.UTC));
    System.out.printf(
        "%s since %s: came %s; gone %s%n",
        Escaped.text(name),
        drift.since(),
        ChosenList.size(drift.came()),
        ChosenList.size(drift.gone()));
    ChosenList.blocks("  + ", drift.came(), limit);
    ChosenList.blocks("  - ", drift.gone(), limit);
    drift.moved().forEach(this::print);
    if (!drift.gone().isEmpty() || !drift.came().isEmpty()) {
      drift.leaning().forEach(ListsDrift::warn);
    }
    return ExitCode.DONE;
  }

  private LocalDate day(AddressList list) throws NotDone {
    if (since != null) {
      return LocalDate.ofInstant(Instant.ofEpochMilli(Times.parse(since)), ZoneOffset.UTC);
    }
    SortedMap<LocalDate, ?> past = new ListFolder(options.file()).past(name).headMap(list.since());
    if (past.isEmpty()) {
      throw new NotDone(
          "nothing is known of what %s was before %s".formatted(Escaped.text(name), list.since()));
    }
    return past.lastKey();
  }

  private void print(Drift.Moved moved) {
    System.out.printf(
        "was on %s, is on %s: %s%n",
        Escaped.text(moved.from()), Escaped.text(moved.to()), ChosenList.size(moved.addresses()));
    ChosenList.blocks("  > ", moved.addresses(), limit);
  }

  private static void warn(Exclusion exclusion) {
    System.out.printf(
        "warning: exclusion %s leans on it (%s); ask %s whether it still means this%n",
        exclusion.id(),
        Escaped.text(String.join(", ", exclusion.words())),
        Escaped.text(exclusion.terms().owner()));
  }
}
