package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Memory;
import org.tharsis.engine.interpret.Learnt;
import org.tharsis.model.Escaped;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "hosts",
    mixinStandardHelpOptions = true,
    description = {
      "Lists whose addresses are known, and from where, with the time of it.",
      "That is hosts.csv, or what was learnt of leases, logons, VPN sessions and"
          + " senders; what was learnt is a minute old at most."
    })
final class HostsCommand implements Callable<Integer> {
  private static final String FILE = "hosts.csv";

  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Parameters(arity = "0..1", paramLabel = "NAME|ADDRESS", description = "only this one")
  private @Nullable String wanted;

  @Override
  public Integer call() throws IOException, NotDone {
    Site site = options.site();
    DataDirectory data =
        options.dataGiven() ? options.dataDirectory() : new DataDirectory(site.settings().data());
    Set<String> known = new TreeSet<>();
    boolean any = false;
    for (Hosts.Host host : site.hosts().all()) {
      known.add(host.name());
      if (isWanted(host.name(), host.address())) {
        print(host);
        any = true;
      }
    }
    for (Learnt each : Memory.learnt(data).all()) {
      known.add(each.name());
      if (isWanted(each.name(), each.address())) {
        print(each);
        any = true;
      }
    }
    if (!any) {
      sayNothing(known);
    }
    return ExitCode.DONE;
  }

  private void sayNothing(Set<String> known) throws NotDone {
    if (wanted != null) {
      throw new NotDone("'%s' is not known%s".formatted(wanted, Spelling.hint(wanted, known)));
    }
    if (!json) {
      System.out.println("no hosts");
    }
  }

  private boolean isWanted(String name, IpAddress address) {
    if (wanted == null) {
      return true;
    }
    IpAddress asked = IpAddress.parse(wanted);
    return asked != null
        ? asked.equals(address)
        : name.toLowerCase(Locale.ROOT).startsWith(wanted.toLowerCase(Locale.ROOT));
  }

  private void print(Hosts.Host host) throws IOException {
    if (json) {
      Json.print(object -> write(host.name(), host.address(), FILE, object));
    } else {
      System.out.printf("%-39s  %-9s  %s%n", host.address(), FILE, Escaped.text(host.name()));
    }
  }

  private void print(Learnt each) throws IOException {
    if (json) {
      Json.print(
          object -> {
            write(each.name(), each.address(), each.evidence(), object);
            object.writeStringField("from", Times.show(each.from()));
            object.writeStringField("until", Times.show(each.until()));
          });
    } else {
      System.out.printf(
          "%-39s  %-9s  %s  %s to %s%n",
          each.address(),
          each.evidence(),
          Escaped.text(each.name()),
          Times.show(each.from()),
          Times.show(each.until()));
    }
  }

  private static void write(String name, IpAddress address, String from, JsonGenerator object)
      throws IOException {
    object.writeStringField("name", name);
    object.writeStringField("address", address.toString());
    object.writeStringField("known", from);
  }
}
