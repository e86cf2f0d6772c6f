package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.exclusion.Trial;
import org.tharsis.engine.exclusion.Trial.Miss;
import org.tharsis.model.Criterion;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Says which exclusion an event would meet, and why; or why none.",
      "The engine's own code is asked, at the time given, with the lists of then. Exit code 1 if"
          + " none applies."
    })
final class ExclusionTest implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--source", paramLabel = "ADDRESS", description = "where it comes from")
  private @Nullable String source;

  @Option(names = "--destination", paramLabel = "ADDRESS", description = "where it goes to")
  private @Nullable String destination;

  @Option(names = "--port", description = "destination port")
  private @Nullable Long port;

  @Option(names = "--protocol", paramLabel = "NAME", description = "as tcp or icmp")
  private @Nullable String protocol;

  @Option(names = "--code", description = "message id, as 106023")
  private @Nullable String code;

  @Option(names = "--device", description = "name of the reporting device")
  private @Nullable String device;

  @Option(names = "--user", paramLabel = "NAME", description = "account")
  private @Nullable String user;

  @Option(names = "--rule", description = "as the event that this rule finds something by")
  private @Nullable String rule;

  @Option(names = "--at", paramLabel = "TIME", description = "when it happens (default: now)")
  private @Nullable String at;

  @Option(names = "--limit", paramLabel = "N", description = "how many near misses (default: 5)")
  private int limit = 5;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException, NotDone {
    if (limit < 0) {
      throw new NotDone("--limit must be at least 0");
    }
    Site site = options.site();
    if (rule != null) {
      ExclusionAdd.checkRules(site, List.of(rule));
    }
    long time = at == null ? Instant.now().toEpochMilli() : Times.parse(at);
    Event event = Trial.event(site, said(), time);
    Trial trial = new Trial(site, event, rule);
    if (json) {
      Json.print(object -> write(trial, event, object));
    } else {
      print(trial, event);
      if (!site.settings().exclusionsEnabled()) {
        System.out.println("the settings disable all exclusions (exclusions.enabled)");
      }
    }
    return trial.deciding() == null ? ExitCode.NOT_DONE : ExitCode.DONE;
  }

  private Map<Field, Object> said() throws NotDone {
    Map<Field, Object> said = new EnumMap<>(Field.class);
    put(said, Field.SOURCE_IP, address(source));
    put(said, Field.DESTINATION_IP, address(destination));
    if (port != null && (port < 0 || port > HIGHEST_PORT)) {
      throw new NotDone(port + " is no port; write 0 to 65535");
    }
    put(said, Field.DESTINATION_PORT, port);
    put(said, Field.NETWORK_TRANSPORT, protocol == null ? null : protocol.toLowerCase(Locale.ROOT));
    put(said, Field.EVENT_CODE, code);
    put(said, Field.OBSERVER_NAME, device);
    put(said, Field.USER_NAME, user);
    if (said.isEmpty()) {
      throw new NotDone("say something of the event, as --source 10.1.2.3 --port 80");
    }
    return said;
  }

  private static void put(Map<Field, Object> said, Field field, @Nullable Object value) {
    if (value != null) {
      said.put(field, value);
    }
  }

  private static @Nullable IpAddress address(@Nullable String text) throws NotDone {
    IpAddress address = text == null ? null : IpAddress.parse(text);
    if (text != null && address == null) {
      throw new NotDone("'%s' is no IP address; write one, as 10.1.2.3".formatted(text));
    }
    return address;
  }

  private void print(Trial trial, Event event) {
    Exclusion deciding = trial.deciding();
    if (deciding == null) {
      System.out.printf("no exclusion applies: %s%n", trial.outcome());
    } else {
      System.out.printf("%s applies: %s%n", deciding.id(), trial.outcome());
      because(deciding, event).forEach(each -> line(each));
      line(
          "%s, until %s: %s"
              .formatted(
                  deciding.terms().owner(), deciding.terms().ends(), deciding.terms().reason()));
    }
    trial.shadowing().forEach(each -> System.out.printf("in shadow: %s would%n", each.id()));
    trial.misses().stream()
        .filter(each -> !trial.shadowing().contains(each.exclusion()))
        .limit(limit)
        .forEach(each -> System.out.println(Escaped.text(words(each, deciding != null))));
  }

  private static void line(String text) {
    System.out.println("    " + Escaped.text(text));
  }

  /** Each criterion, and what the event has there; not escaped. */
  private static List<String> because(Exclusion exclusion, Event event) {
    return exclusion.criteria().stream().map(each -> because(each, event)).toList();
  }

  private static String because(Criterion criterion, Event event) {
    return "%s: it is %s".formatted(criterion.words(), criterion.actual(event));
  }

  private static String words(Miss miss, boolean decided) {
    Exclusion exclusion = miss.exclusion();
    String state =
        exclusion.state() == State.ACTIVE ? "" : " (%s)".formatted(exclusion.state().word());
    if (!miss.differences().isEmpty()) {
      return "not %s%s: %s".formatted(exclusion.id(), state, String.join("; ", miss.differences()));
    }
    return decided
        ? "not %s%s: it covers it, too".formatted(exclusion.id(), state)
        : "not %s%s: it would, if it were active".formatted(exclusion.id(), state);
  }

  private void write(Trial trial, Event event, JsonGenerator object) throws IOException {
    Exclusion deciding = trial.deciding();
    object.writeStringField("applies", deciding == null ? null : deciding.id());
    object.writeStringField("action", deciding == null ? null : deciding.action().word());
    object.writeStringField("outcome", trial.outcome());
    Json.array(object, "because", deciding == null ? List.of() : because(deciding, event));
    Json.array(object, "shadow", trial.shadowing().stream().map(Exclusion::id).toList());
    object.writeArrayFieldStart("misses");
    for (Miss each : trial.misses().stream().limit(limit).toList()) {
      object.writeStartObject();
      object.writeStringField("id", each.exclusion().id());
      object.writeStringField("state", each.exclusion().state().word());
      Json.array(object, "differences", each.differences());
      object.writeEndObject();
    }
    object.writeEndArray();
  }
}
