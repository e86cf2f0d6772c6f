package org.tharsis.console;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
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

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String why;

  @Mixin private final ChosenIncident chosen = new ChosenIncident();

  @Override
  public Integer call() throws IOException, NotDone, InterruptedException {
    if (why.isBlank()) {
      throw new NotDone("--why must say something: others will read it");
    }
    DataDirectory data = options.dataDirectory();
    Incident incident = chosen.in(data);
    String by = System.getProperty("user.name", "unknown");
    Decision decision = new Decision(as, why, by, Instant.now().toEpochMilli());
    new Desk(data).decide(incident.id(), decision);
    System.out.printf("%s is closed as %s%n", incident.id(), as.label());
    return ExitCode.DONE;
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
