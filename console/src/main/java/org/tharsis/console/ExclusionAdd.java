package org.tharsis.console;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ExclusionDraft;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteRules;
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
      names = "--state",
      defaultValue = "active",
      description = "active (default); shadow: counts what it would hide; proposed: does nothing")
  private String state = "";

  @Mixin private final ExclusionOptions criteria = new ExclusionOptions();

  @Option(names = "--owner", required = true, description = "who answers for it")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String owner;

  @Option(names = "--reason", required = true, description = "why it is there")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String reason;

  @Option(names = "--ticket", paramLabel = "TEXT", description = "where it was asked for")
  private @Nullable String ticket;

  @Option(names = "--ends", required = true, paramLabel = "DATE", description = "its last day")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String ends;

  @Override
  public Integer call() throws NotDone {
    if (state.equals("ended")) {
      throw new NotDone("nobody adds what has ended; --state is proposed, shadow or active");
    }
    checkRules(options.site(), criteria.rules());
    ExclusionDesk.checkEnds(ends);
    new ExclusionDesk(options).add("add", draft());
    System.out.printf("%s is in %s%n", id, options.exclusionsFile());
    return ExitCode.DONE;
  }

  private ExclusionDraft draft() {
    return criteria
        .draft(id)
        .with("state", state.equals("active") ? null : state)
        .with("owner", owner)
        .with("reason", reason)
        .with("ticket", ticket)
        .with("created", ExclusionDesk.today().toString())
        .with("ends", ends);
  }

  /** Whether all these are rules of the site. */
  static void checkRules(Site site, List<String> rules) throws NotDone {
    if (rules.isEmpty()) {
      return;
    }
    List<String> known = SiteRules.of(site).rules().stream().map(Rule::id).toList();
    for (String rule : rules) {
      if (!known.contains(rule)) {
        throw new NotDone("there is no rule '" + rule + "'" + Spelling.hint(rule, known));
      }
    }
  }
}
