package org.tharsis.engine.hindsight;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.RuleSource;
import org.tharsis.rules.language.RuleOutline;

/**
 * The one rule that is asked about.
 *
 * @param files the file it stands in, then those of the rules it asks for
 * @param outline what it says
 * @param ways the rules that raise the same, itself among them
 * @param suspected what the rules say that it asks for, and those that these ask for
 * @param book those files alone, compiled without a mistake
 * @param disabled whether the site leaves it out
 */
public record ChosenRule(
    List<RuleSource> files,
    RuleOutline outline,
    List<RuleOutline> ways,
    List<RuleOutline> suspected,
    RuleBook book,
    boolean disabled) {

  public ChosenRule {
    files = List.copyOf(files);
    ways = List.copyOf(ways);
    suspected = List.copyOf(suspected);
  }

  /** Its id. */
  public String id() {
    return outline.rule().id();
  }

  /** The file it stands in. */
  public RuleSource source() {
    return files.getFirst();
  }

  /** The rule that gives most of an incident's reasons, of those that raise the same. */
  public ChosenRule behind(Incident incident) {
    RuleOutline by =
        ways.stream()
            .max(
                Comparator.comparingLong(
                    way -> incident.reasons().stream().filter(way::gives).count()))
            .orElse(outline);
    return new ChosenRule(files, by, ways, suspected, book, disabled);
  }

  /** The others by which an incident was found, too. */
  public List<RuleOutline> othersBehind(Incident incident) {
    List<Finding.Reason> theirs =
        incident.reasons().stream().filter(reason -> !outline.gives(reason)).toList();
    return ways.stream().filter(way -> theirs.stream().anyMatch(way::gives)).toList();
  }

  /** How far back it looks from an event, with the rules it asks for. */
  public Duration reach() {
    return suspected.stream().map(RuleOutline::reach).reduce(outline.reach(), Duration::plus);
  }

  /** The same for all that raise what it does. */
  Duration reachOfAll() {
    return ways.stream()
        .map(way -> new ChosenRule(files, way, ways, suspected, book, disabled).reach())
        .max(Comparator.naturalOrder())
        .orElse(reach());
  }
}
