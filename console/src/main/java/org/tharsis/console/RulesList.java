package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tharsis.config.Site;
import org.tharsis.engine.BookFile;
import org.tharsis.engine.SiteRules;
import org.tharsis.model.Durations;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.language.RuleOutline;
import org.tharsis.rules.language.RuleOutlines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the rules.",
      "Of each: id, severity, key, quiet time, where it is from, title and file. A rule with a"
          + " mistake is reported and not listed."
    })
final class RulesList implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws IOException, NotDone {
    Site site = options.site();
    List<BookFile> files = SiteRules.files(site);
    RuleBook book = SiteRules.compile(files, site);
    List<Problem> problems = SiteRules.problems(site, book);
    options.complain(problems);
    Set<String> inForce = book.rules().stream().map(Rule::id).collect(Collectors.toSet());
    for (BookFile file : files) {
      for (RuleOutline each : RuleOutlines.of(file.source().file(), file.source().text())) {
        String id = each.rule().id();
        boolean disabled = file.disabled() || site.settings().disabledRules().contains(id);
        if (each.raises() == null && (disabled || inForce.contains(id))) {
          print(each, file.origin(), disabled);
        }
      }
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private void print(RuleOutline outline, BookFile.Origin origin, boolean disabled)
      throws IOException {
    if (json) {
      Json.print(object -> write(outline, origin, disabled, object));
      return;
    }
    Rule rule = outline.rule();
    System.out.printf(
        "%-22s  %-6s  %-11s  %-4s  %-8s  %s  (%s)%n",
        Escaped.text(rule.id()),
        rule.severity().label(),
        key(rule),
        Durations.format(rule.quiet()),
        disabled ? "disabled" : origin.label(),
        Escaped.text(rule.title()),
        Escaped.text(outline.file()));
  }

  private static String key(Rule rule) {
    return rule.key().name().toLowerCase(Locale.ROOT);
  }

  private static void write(
      RuleOutline outline, BookFile.Origin origin, boolean disabled, JsonGenerator json)
      throws IOException {
    Rule rule = outline.rule();
    json.writeStringField("id", rule.id());
    json.writeStringField("severity", rule.severity().label());
    json.writeStringField("key", key(rule));
    json.writeStringField("quiet", Durations.format(rule.quiet()));
    json.writeStringField("title", rule.title());
    json.writeStringField("means", rule.means());
    json.writeStringField("todo", rule.todo());
    json.writeStringField("origin", origin.label());
    json.writeBooleanField("disabled", disabled);
    json.writeStringField("file", outline.file());
    json.writeNumberField("line", outline.line());
  }
}
