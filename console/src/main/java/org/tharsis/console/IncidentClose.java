package org.tharsis.console;

import java.io.Console;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.DataDirectory;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = "Closes an incident, beside a running engine and without one.")
final class IncidentClose implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(
      names = "--as",
      required = true,
      paramLabel = "VERDICT",
      converter = Verdicts.class,
      description = "false-positive or resolved")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Verdict as;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "the reason (default: asked for on a terminal)")
  private @Nullable String why;

  @Mixin private final ChosenIncident chosen = new ChosenIncident();

  @Override
  public Integer call() throws IOException, NotDone, InterruptedException {
    if (why != null && why.isBlank()) {
      throw new NotDone("--why must say something: others will read it");
    }
    DataDirectory data = options.dataDirectory();
    Incident incident = chosen.in(data);
    String reason = why != null ? why : asked(incident);
    String by = System.getProperty("user.name", "unknown");
    Decision decision = new Decision(as, reason, by, Instant.now().toEpochMilli());
    new Desk(data).decide(incident.id(), decision);
    System.out.printf("%s is closed as %s%n", incident.id(), as.label());
    if (as == Verdict.FALSE_POSITIVE) {
      System.out.printf(
          "an exclusion for what it was: ./tharsis exclusions suggest %s%s%n",
          incident.id(), options.asGiven());
    }
    return ExitCode.DONE;
  }

  private String asked(Incident incident) throws NotDone {
    Console console = Progress.onTerminal() ? System.console() : null;
    if (console == null) {
      throw new NotDone("--why is missing; say why it is " + as.label());
    }
    console.printf("%s%n", IncidentLines.line(incident));
    String said = console.readLine("Why is it %s? ", as.label());
    if (said == null || said.isBlank()) {
      throw new NotDone("it is as it was: a reason is needed, others will read it");
    }
    return said.strip();
  }

  /** Reads verdicts as people write them. */
  static final class Verdicts implements ITypeConverter<Verdict> {
    @Override
    public Verdict convert(String text) {
      for (Verdict each : Verdict.values()) {
        if (each != Verdict.EXCLUDED && each.label().equals(text)) { // that one no person says
          return each;
        }
      }
      throw new TypeConversionException("'" + text + "' is not one of false-positive, resolved");
    }
  }
}
