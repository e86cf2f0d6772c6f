package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.tharsis.config.AddressList;
import org.tharsis.config.ListFolder;
import org.tharsis.config.ListHeader;
import org.tharsis.config.ListSource;
import org.tharsis.config.Site;
import org.tharsis.config.ValueList;
import org.tharsis.engine.lists.Drift;
import org.tharsis.model.Escaped;
import org.tharsis.model.Exclusion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the lists.",
      "Of each: its kind and size, when it was taken, whether it is past its time, where it is"
          + " from, which exclusions lean on it, and why it was not fetched the last time."
    })
final class ListsList implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Override
  public Integer call() throws IOException, NotDone {
    Site site = options.site();
    ListFolder folder = new ListFolder(options.file());
    for (AddressList list : site.lists().values()) {
      String size = ChosenList.size(list.addresses());
      print(list.name(), list.header(), size, leaning(site, list.name()), folder);
    }
    for (ValueList list : site.allLists().values().values()) {
      String size = "%,d".formatted(list.size());
      print(list.name(), list.header(), size, leaning(site, list.name()), folder);
    }
    for (ListSource source : site.allLists().sources().values()) {
      boolean there =
          site.lists().containsKey(source.name())
              || site.allLists().values().containsKey(source.name());
      if (!there) {
        print(source.name(), ListHeader.NONE, "not fetched yet", List.of(), folder);
      }
    }
    return ExitCode.DONE;
  }

  private List<String> leaning(Site site, String list) {
    return Drift.leaningOn(site, list, today).stream().map(Exclusion::id).toList();
  }

  private void print(
      String name, ListHeader header, String size, List<String> leaning, ListFolder folder)
      throws IOException {
    String refusal = folder.refusal(name).orElse("");
    int past = folder.past(name).size();
    if (json) {
      Json.print(object -> write(name, header, size, leaning, refusal, past, object));
      return;
    }
    System.out.printf(
        "%-20s  %s  %s%s%n",
        Escaped.text(name),
        header.kind().word(),
        size,
        past > 1 ? "  (%d versions)".formatted(past) : "");
    if (header.taken() != null) {
      String stale = header.staleOn(today) ? ", past its time: take it anew" : "";
      System.out.printf("    taken %s%s%n", header.taken(), stale);
    }
    if (header.source() != null) {
      System.out.printf("    from %s%n", Escaped.text(header.source()));
    }
    if (!leaning.isEmpty()) {
      System.out.printf("    exclusions: %s%n", String.join(", ", leaning));
    }
    if (!refusal.isEmpty()) {
      System.out.printf("    not fetched: %s%n", Escaped.text(refusal));
    }
  }

  private void write(
      String name,
      ListHeader header,
      String size,
      List<String> leaning,
      String refusal,
      int past,
      JsonGenerator object)
      throws IOException {
    object.writeStringField("name", name);
    object.writeStringField("kind", header.kind().word());
    object.writeStringField("size", size);
    if (header.taken() != null) {
      object.writeStringField("taken", header.taken().toString());
    }
    object.writeBooleanField("stale", header.staleOn(today));
    if (header.source() != null) {
      object.writeStringField("source", header.source());
    }
    object.writeNumberField("versions", Math.max(past, 1));
    Json.array(object, "exclusions", leaning);
    if (!refusal.isEmpty()) {
      object.writeStringField("refused", refusal);
    }
  }
}
