package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tharsis.engine.exclusion.preview.RuleReasons;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Escaped;
import org.tharsis.model.Incident.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reasons",
    mixinStandardHelpOptions = true,
    description = {
      "Counts by rule how incidents were closed, and why: which rule cries wolf.",
      "Of the last 90 days, unless a time is said."
    })
final class IncidentReasons implements Callable<Integer> {
  private static final Duration USUAL = Duration.ofDays(90);

  @Mixin private final SiteOptions options = new SiteOptions();

  @Mixin private final RangeOptions time = new RangeOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException, NotDone {
    TimeRange range =
        time.isSaid()
            ? time.range()
            : new TimeRange(Instant.now().minus(USUAL).toEpochMilli(), Long.MAX_VALUE);
    try (IncidentSearch search = IncidentSearch.open(options.dataDirectory().path())) {
      List<RuleReasons> rules = RuleReasons.of(search, range);
      if (rules.isEmpty() && !json) {
        System.out.println("no incidents");
      }
      for (RuleReasons each : rules) {
        if (json) {
          Json.print(object -> write(each, object));
        } else {
          print(each);
        }
      }
    }
    return ExitCode.DONE;
  }

  private static void print(RuleReasons rule) {
    StringBuilder line =
        new StringBuilder(
            "%s  %s, %,d open"
                .formatted(rule.rule(), Counted.of(rule.incidents(), "incident"), rule.open()));
    for (Verdict each : Verdict.values()) {
      line.append(", %,d %s".formatted(rule.closed(each), each.label()));
    }
    if (rule.closed(Verdict.FALSE_POSITIVE) > 0) {
      line.append("; %.0f %% of those decided were false".formatted(100 * rule.shareFalse()));
    }
    System.out.println(Escaped.text(line.toString()));
    for (ValueCount each : rule.reasons()) {
      System.out.printf("%10d  %s%n", each.count(), Escaped.text(each.value()));
    }
  }

  private static void write(RuleReasons rule, JsonGenerator json) throws IOException {
    json.writeStringField("rule", rule.rule());
    json.writeNumberField("incidents", rule.incidents());
    json.writeNumberField("open", rule.open());
    for (Verdict each : Verdict.values()) {
      json.writeNumberField(each.label(), rule.closed(each));
    }
    json.writeNumberField("shareFalse", rule.shareFalse());
    json.writeArrayFieldStart("reasons");
    for (ValueCount each : rule.reasons()) {
      json.writeStartObject();
      json.writeStringField("why", each.value());
      json.writeNumberField("count", each.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
