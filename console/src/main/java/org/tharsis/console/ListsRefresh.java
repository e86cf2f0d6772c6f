package org.tharsis.console;

import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ListFolder;
import org.tharsis.config.ListSource;
import org.tharsis.config.Loaded;
import org.tharsis.engine.lists.ListRefresh;
import org.tharsis.engine.lists.Refreshed;
import org.tharsis.model.Escaped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "refresh",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches a list, or all that say where from.",
      "What is broken, or has lost more than it may, is not taken. A running engine takes what"
          + " has changed up by itself."
    })
final class ListsRefresh implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "only this one")
  private @Nullable String name;

  @Option(names = "--any-loss", description = "take it however much of it is gone")
  private boolean anyLoss;

  private boolean broken;

  @Override
  public Integer call() throws NotDone {
    ListFolder folder = new ListFolder(options.file());
    try (ListRefresh refresh = new ListRefresh(folder, InstantSource.system())) {
      for (ListSource source : chosen(folder)) {
        broken |= !print(refresh.refresh(source, anyLoss));
      }
    }
    return broken ? ExitCode.NOT_DONE : ExitCode.DONE;
  }

  private List<ListSource> chosen(ListFolder folder) throws NotDone {
    return name == null ? all(folder) : List.of(one(folder, name));
  }

  /** All that say where from; what is wrong with others is printed. */
  private List<ListSource> all(ListFolder folder) throws NotDone {
    Loaded<SortedMap<String, ListSource>> sources = folder.sources();
    options.complain(sources.problems());
    broken = !sources.problems().isEmpty();
    List<ListSource> fetched =
        sources.asOptional().stream()
            .flatMap(each -> each.values().stream())
            .filter(each -> each.from() != null)
            .toList();
    if (fetched.isEmpty() && !broken) {
      throw new NotDone("no list says where it comes from; write 'from' in lists/NAME.yaml");
    }
    return fetched;
  }

  private static ListSource one(ListFolder folder, String name) throws NotDone {
    Loaded<ListSource> source = folder.source(name);
    if (!source.problems().isEmpty()) {
      throw new NotDone(source.problems());
    }
    return source
        .asOptional()
        .orElseThrow(
            () ->
                new NotDone(
                    "there is no lists/%s.yaml that says where it comes from"
                        .formatted(Escaped.text(name))));
  }

  private static boolean print(Refreshed outcome) {
    String list = Escaped.text(outcome.list());
    switch (outcome) {
      case Refreshed.Changed changed ->
          System.out.printf(
              "%s has changed: came %s; gone %s%n",
              list, ChosenList.size(changed.came()), ChosenList.size(changed.gone()));
      case Refreshed.Same same -> System.out.printf("%s is as it was%n", list);
      case Refreshed.Refused refused -> {
        System.out.printf("%s stays as it was:%n", list);
        refused
            .problems()
            .forEach(each -> System.out.println("  " + Escaped.text(each.toString())));
      }
    }
    return !(outcome instanceof Refreshed.Refused);
  }
}
