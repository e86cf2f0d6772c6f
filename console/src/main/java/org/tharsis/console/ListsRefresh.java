package org.tharsis.console;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ListFolder;
import org.tharsis.config.ListSource;
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

  @Override
  public Integer call() throws NotDone {
    ListFolder folder = new ListFolder(options.file());
    boolean done = true;
    try (ListRefresh refresh = new ListRefresh(folder, InstantSource.system())) {
      for (ListSource source : chosen(folder)) {
        done &= print(refresh.refresh(source, anyLoss));
      }
    }
    return done ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private Collection<ListSource> chosen(ListFolder folder) throws NotDone {
    SortedMap<String, ListSource> sources = folder.sources();
    if (name == null) {
      List<ListSource> fetched =
          sources.values().stream().filter(each -> each.from() != null).toList();
      if (fetched.isEmpty()) {
        throw new NotDone("no list says where it comes from; write 'from' in lists/NAME.yaml");
      }
      return fetched;
    }
    ListSource source = sources.get(name);
    if (source == null) {
      throw new NotDone(
          "there is no lists/%s.yaml that says where it comes from".formatted(Escaped.text(name)));
    }
    return List.of(source);
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
