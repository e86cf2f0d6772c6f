package org.tharsis.console;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tharsis.config.Settings;
import org.tharsis.engine.interpret.Enricher;
import org.tharsis.engine.interpret.Interpreter;
import org.tharsis.engine.replay.LogFile;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what Tharsis makes of each line on standard input, in order.",
      "Time zones are those of --config, or UTC."
    })
final class ParseCommand implements Callable<Integer> {
  private static final int MAX_LINE_BYTES = 1 << 20;
  private static final Origin STANDARD_INPUT = new Origin("stdin", null);

  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one ECS JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException, NotDone {
    Settings settings = options.configGiven() ? options.site().settings() : Settings.DEFAULT;
    Interpreter interpreter = new Interpreter(settings, Enricher.NONE);
    EventJson printer = new EventJson(EventJson.OF_THE_LINE);
    long now = Instant.now().toEpochMilli();
    try (LogFile lines = LogFile.of("stdin", System.in, MAX_LINE_BYTES)) {
      for (LogFile.RawLine raw = lines.next(); raw != null; raw = lines.next()) {
        EventId id = new EventId("stdin", raw.offset());
        Line line = new Line(id, raw.bytes(), raw.truncated(), STANDARD_INPUT, now, false);
        Event event = interpreter.interpret(line);
        if (json) {
          printer.print(event);
        } else {
          System.out.println(EventLine.of(event));
        }
      }
    }
    return ExitCode.DONE;
  }
}
