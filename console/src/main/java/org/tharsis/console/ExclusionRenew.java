package org.tharsis.console;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.console.ExclusionDesk.Standing;
import org.tharsis.engine.exclusion.audit.AuditRecord;
import org.tharsis.model.Exclusion.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "renew",
    mixinStandardHelpOptions = true,
    description = {
      "Gives an exclusion a new last day, and today as the first one.",
      "One that was ended is again what it was before; where that is not known, proposed."
    })
final class ExclusionRenew implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "ID", description = "its name")
  private String id = "";

  @Option(names = "--ends", required = true, paramLabel = "DATE", description = "its last day")
  private String ends = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "why it is still there")
  private @Nullable String reason;

  private String state = "";

  @Override
  public Integer call() throws IOException, NotDone {
    ExclusionDesk.checkEnds(ends);
    ExclusionDesk desk = new ExclusionDesk(options);
    List<AuditRecord> past = desk.log().read().records();
    desk.change("renew", id, entry -> changes(entry, past));
    System.out.printf("%s is %s until %s%n", id, state, ends);
    return ExitCode.DONE;
  }

  private Map<String, String> changes(Standing entry, List<AuditRecord> past) throws NotDone {
    Map<String, String> changes = new LinkedHashMap<>();
    State now = entry.state();
    if (now == State.ENDED) {
      now = before(past);
      changes.put("state", now.word());
    }
    if (entry.has("created")) {
      changes.put("created", ExclusionDesk.today().toString());
    }
    changes.put("ends", ends);
    if (reason != null) {
      changes.put("reason", reason);
    }
    state = now.word();
    return changes;
  }

  /** What it was before it was ended; an entry that says nothing is active. */
  private State before(List<AuditRecord> past) {
    for (AuditRecord each : past.reversed()) {
      if (each.id().equals(id)
          && each.before() != null
          && AuditRecord.state(each.before()) != State.ENDED) {
        return AuditRecord.state(each.before());
      }
    }
    return State.PROPOSED;
  }
}
