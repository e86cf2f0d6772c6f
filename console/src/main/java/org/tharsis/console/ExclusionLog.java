package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.exclusion.audit.AuditRecord;
import org.tharsis.engine.exclusion.audit.AuditTrail;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = {
      "Says who changed which exclusion, when, and what it was before.",
      "Exit code 1 if somebody changed what was written down."
    })
final class ExclusionLog implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "only of this one")
  private @Nullable String id;

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException, NotDone {
    AuditTrail trail = new ExclusionDesk(options).log().read();
    List<AuditRecord> records =
        trail.records().stream().filter(each -> id == null || each.id().equals(id)).toList();
    for (AuditRecord each : records) {
      if (json) {
        Json.print(object -> write(each, object));
      } else {
        print(each);
      }
    }
    PrintWriter errors = command.commandLine().getErr();
    trail.torn().forEach(each -> say(each, errors));
    trail.damage().forEach(each -> say(each, errors));
    if (id != null && records.isEmpty()) {
      throw new NotDone("nothing is written down of '" + id + "'");
    }
    return trail.damage().isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private static void say(Problem problem, PrintWriter errors) {
    errors.println(Escaped.text(problem.toString()));
  }

  /** What both have in common is left out. */
  private static void print(AuditRecord record) {
    System.out.printf(
        "%s  %s  %s  %s%n",
        Times.show(record.time().toEpochMilli()),
        Escaped.text(record.who()),
        Escaped.text(record.how()),
        Escaped.text(record.id()));
    List<String> before = keys(record.before());
    List<String> after = keys(record.after());
    before.stream().filter(each -> !after.contains(each)).forEach(each -> line("-", each));
    after.stream().filter(each -> !before.contains(each)).forEach(each -> line("+", each));
  }

  private static void line(String sign, String key) {
    System.out.printf("    %s %s%n", sign, Escaped.text(key));
  }

  /** Without the dash or the spaces that each begins with. */
  private static List<String> keys(@Nullable String entry) {
    return entry == null
        ? List.of()
        : entry.lines().map(line -> line.length() > 2 ? line.substring(2) : line).toList();
  }

  private static void write(AuditRecord record, JsonGenerator object) throws IOException {
    object.writeStringField("time", record.time().toString());
    object.writeStringField("who", record.who());
    object.writeStringField("how", record.how());
    object.writeStringField("id", record.id());
    object.writeStringField("before", record.before());
    object.writeStringField("after", record.after());
  }
}
