package org.tharsis.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ExclusionDraft;
import org.tharsis.config.ExclusionFile;
import org.tharsis.engine.SiteRules;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;
import org.tharsis.model.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Adds an exclusion to the site's exclusions.yaml.",
      "All criteria must hold; at least one is needed. A running engine takes it up by itself."
    })
final class ExclusionAdd implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "ID", description = "its name, as akamai-web")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String id;

  @Option(
      names = "--action",
      defaultValue = "store",
      description = "store: kept and searchable, not correlated (default); drop: only counted")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String action;

  @Option(names = "--source", paramLabel = "AREA", description = "a list, CIDR or address")
  private @Nullable String source;

  @Option(names = "--destination", paramLabel = "AREA", description = "a list, CIDR or address")
  private @Nullable String destination;

  @Option(names = "--address", paramLabel = "AREA", description = "one of the two ends")
  private @Nullable String address;

  @Option(names = "--port", split = ",", description = "destination port")
  private List<String> ports = new ArrayList<>();

  @Option(names = "--code", split = ",", description = "message id, as 106023")
  private List<String> codes = new ArrayList<>();

  @Option(names = "--device", split = ",", description = "name of the reporting device")
  private List<String> devices = new ArrayList<>();

  @Option(names = "--rule", split = ",", description = "only for this rule")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--owner", required = true, description = "who answers for it")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String owner;

  @Option(names = "--reason", required = true, description = "why it is there")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String reason;

  @Option(names = "--ends", required = true, paramLabel = "DATE", description = "its last day")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String ends;

  @Override
  public Integer call() throws NotDone {
    ExclusionDraft draft =
        ExclusionDraft.of(id)
            .with("action", action)
            .with("source", source)
            .with("destination", destination)
            .with("address", address)
            .with("port", ports)
            .with("code", codes)
            .with("device", devices)
            .with("rule", rules)
            .with("owner", owner)
            .with("reason", reason)
            .with("ends", ends);
    checkRules();
    List<Problem> problems = ExclusionFile.add(options.file(), draft);
    if (!problems.isEmpty()) {
      throw new NotDone(problems);
    }
    System.out.printf("%s is in %s%n", id, options.exclusionsFile());
    return ExitCode.DONE;
  }

  private void checkRules() throws NotDone {
    if (rules.isEmpty()) {
      return;
    }
    List<String> known = SiteRules.of(options.site()).rules().stream().map(Rule::id).toList();
    for (String rule : rules) {
      if (!known.contains(rule)) {
        throw new NotDone("there is no rule '" + rule + "'" + Spelling.hint(rule, known));
      }
    }
  }
}
