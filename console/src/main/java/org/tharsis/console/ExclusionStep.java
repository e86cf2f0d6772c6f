package org.tharsis.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tharsis.console.ExclusionDesk.Standing;
import org.tharsis.model.Exclusion.State;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an exclusion a step further, or back. */
abstract class ExclusionStep implements Callable<Integer> {
  private static final Map<State, Set<State>> STEPS =
      Map.of(
          State.PROPOSED, Set.of(State.SHADOW, State.ACTIVE, State.ENDED),
          State.SHADOW, Set.of(State.PROPOSED, State.ACTIVE, State.ENDED),
          State.ACTIVE, Set.of(State.SHADOW, State.ENDED),
          State.ENDED, Set.of(State.ENDED));

  private final String name;
  private final State to;

  @Mixin private final SiteOptions options = new SiteOptions();

  @Parameters(paramLabel = "ID", description = "its name")
  private String id = "";

  ExclusionStep(String name, State to) {
    this.name = name;
    this.to = to;
  }

  @Override
  public Integer call() throws NotDone {
    new ExclusionDesk(options).change(name, id, this::step);
    System.out.printf("%s is %s%n", id, to.word());
    return ExitCode.DONE;
  }

  private Map<String, String> step(Standing entry) throws NotDone {
    State from = entry.state();
    boolean over = entry.isOver();
    if ((from == State.ENDED || over) && to != State.ENDED) {
      throw new NotDone(
          "%s has ended; ./tharsis exclusions renew %s --ends DATE brings it back"
              .formatted(id, id));
    }
    if (from == to) {
      return Map.of();
    }
    Set<State> possible = STEPS.getOrDefault(from, Set.of());
    if (!possible.contains(to)) {
      throw new NotDone("%s is %s; it can become %s".formatted(id, from.word(), words(possible)));
    }
    return Map.of("state", to.word());
  }

  private static String words(Set<State> states) {
    List<String> words = states.stream().sorted().map(State::word).toList();
    return words.stream().collect(Collectors.joining(" or "));
  }
}
