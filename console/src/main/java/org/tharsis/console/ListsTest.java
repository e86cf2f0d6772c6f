package org.tharsis.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.AddressList;
import org.tharsis.config.Site;
import org.tharsis.config.ValueList;
import org.tharsis.engine.lists.Drift;
import org.tharsis.model.Cidr;
import org.tharsis.model.Escaped;
import org.tharsis.model.Exclusion;
import org.tharsis.model.IpAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Says which lists have an address, a port or a name.",
      "With the block it lies in, and the exclusions that name the list. Exit code 1 if none has it."
    })
final class ListsTest implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "ADDRESS|PORT|NAME", description = "what to look for")
  private String wanted = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "an address on the lists of then, as 2026-03-01")
  private @Nullable String at;

  @Override
  public Integer call() throws NotDone {
    Site site = options.site();
    long time = at == null ? Instant.now().toEpochMilli() : Times.parse(at);
    IpAddress address = IpAddress.parse(wanted);
    if (address == null && at != null) {
      throw new NotDone(
          "'%s' is no address, and only lists of addresses have a past; leave out --at"
              .formatted(wanted));
    }
    boolean any = address != null ? addresses(site, address, time) : values(site);
    if (!any) {
      System.out.printf("no list has %s%n", Escaped.text(wanted));
    }
    return any ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private static boolean addresses(Site site, IpAddress address, long time) {
    boolean any = false;
    for (AddressList list : site.lists().values()) {
      List<Cidr> blocks = new ArrayList<>();
      if (list.dated().at(time).contains(address)) {
        list.dated().at(time).forEachBlock(block -> add(block, address, blocks));
        System.out.printf(
            "%s has %s in %s%s%n",
            Escaped.text(list.name()),
            address,
            ChosenList.block(blocks.getFirst()),
            leaning(site, list.name()));
        any = true;
      }
    }
    return any;
  }

  private static String leaning(Site site, String list) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String exclusions =
        Drift.leaningOn(site, list, today).stream()
            .map(Exclusion::id)
            .collect(Collectors.joining(", "));
    return exclusions.isEmpty() ? "" : "; exclusions: " + exclusions;
  }

  private static void add(Cidr block, IpAddress address, List<Cidr> blocks) {
    if (block.contains(address)) {
      blocks.add(block);
    }
  }

  private boolean values(Site site) {
    boolean any = false;
    for (ValueList list : site.allLists().values().values()) {
      boolean port = list.ports().stream().anyMatch(each -> each.toString().equals(wanted));
      if (port || list.names().contains(wanted)) {
        System.out.printf(
            "%s has %s%s%n",
            Escaped.text(list.name()), Escaped.text(wanted), leaning(site, list.name()));
        any = true;
      }
    }
    return any;
  }
}
