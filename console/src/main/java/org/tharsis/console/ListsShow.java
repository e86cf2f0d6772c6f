package org.tharsis.console;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.AddressList;
import org.tharsis.config.Site;
import org.tharsis.config.ValueList;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Escaped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints what is on a list, or was at a time: the fewest blocks that make it up.")
final class ListsShow implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "NAME", description = "the list")
  private String name = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "a list of addresses as it was then, as 2026-03-01")
  private @Nullable String at;

  @Option(names = "--limit", paramLabel = "N", description = "how many blocks (default: all)")
  private int limit = Integer.MAX_VALUE;

  @Override
  public Integer call() throws NotDone {
    if (limit < 0) {
      throw new NotDone("--limit must be at least 0");
    }
    Site site = options.site();
    ValueList values = site.allLists().values().get(name);
    if (values != null && at != null) {
      throw new NotDone(
          "%s is a list of %s, and only lists of addresses have a past; leave out --at"
              .formatted(Escaped.text(name), values.kind().word()));
    }
    if (values != null) {
      values.ports().stream().sorted().limit(limit).forEach(System.out::println);
      values.names().written().stream()
          .limit(limit)
          .forEach(each -> System.out.println(Escaped.text(each)));
      return ExitCode.DONE;
    }
    AddressList list = ChosenList.of(site, name);
    AddressSet set = at == null ? list.addresses() : list.dated().at(Times.parse(at));
    ChosenList.blocks("", set, limit);
    return ExitCode.DONE;
  }
}
