package org.tharsis.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.rules.GateRule.Condition;
import org.tharsis.rules.Kind.Step;
import org.tharsis.rules.window.Lookups;
import org.tharsis.rules.window.Window;

/**
 * Some events in the order in which they will be judged. What does not depend on what is judged
 * before them is asked of them at once, and the windows that may be asked for them bring what they
 * know of their keys near, for all of these events together: waiting for memory is what judging
 * costs most.
 */
final class Ahead {
  /** Told of a condition that threw, and of the rules it keeps from judging the event. */
  @FunctionalInterface
  interface Failure {
    void failed(Condition condition, List<GateRule> rules, Throwable cause);
  }

  private static final int FEW = 16;

  /** To a condition, before the event is judged. */
  private enum Answer {
    YES,
    NO,
    LATER
  }

  private final Kinds kinds;
  private final Lookups lookups = new Lookups();
  private final @Nullable Event[] events;
  private final @Nullable Kind[] kindOf;

  /** Where the steps of an event begin; behind the last, where the next one's will. */
  private final int[] begin;

  private int next;
  private int size;

  /** Steps that are to be asked, and inverted those that are known to hold. */
  private int[] steps = new int[FEW];

  /** The first of a step's lookups: that of the window it asks, then of those it feeds. */
  private int[] firstLookup = new int[FEW];

  /** Of a rule that holds for the event and feeds a window, the lookup. */
  private final int[] feeding;

  /**
   * @param most how many events it takes at once
   */
  Ahead(Kinds kinds, int most) {
    this.kinds = kinds;
    this.events = new @Nullable Event[most];
    this.kindOf = new @Nullable Kind[most];
    this.begin = new int[most + 1];
    this.feeding = new int[kinds.rules()];
  }

  /** Whether this is the next one to be judged. */
  boolean isNext(Event event) {
    return next < size && events[next] == event;
  }

  /** Takes one more event if there is room; once all have been judged it begins anew. */
  void add(Event event) {
    if (next == size) {
      forget();
    }
    if (size < events.length) {
      Kind kind = kinds.of(event);
      events[size] = event;
      kindOf[size] = kind;
      ask(kind, event, begin[size]);
      size++;
    }
  }

  /** Forgets them all. */
  void forget() {
    Arrays.fill(events, 0, size, null);
    next = 0;
    size = 0;
    lookups.clear();
  }

  /** Has all that windows know of the events' keys brought near. */
  void fetch() {
    lookups.fetch();
  }

  private void ask(Kind kind, Event event, int from) {
    int to = from;
    int number = 0;
    while (number < kind.size()) {
      Step step = kind.step(number);
      Answer answer = answer(step.condition(), event);
      if (answer == Answer.NO) {
        number = step.elsewhere();
        continue;
      }
      if (answer == Answer.LATER || step.ends().length > 0) {
        put(to++, answer == Answer.LATER ? number : ~number, step, event);
      }
      number++;
    }
    begin[size + 1] = to;
  }

  private static Answer answer(@Nullable Condition condition, Event event) {
    if (condition == null) {
      return Answer.YES;
    }
    if (condition.asks() == GateRule.Asks.PAST) {
      return Answer.LATER;
    }
    try {
      return condition.question().holds(event) ? Answer.YES : Answer.NO;
    } catch (Exception | LinkageError | StackOverflowError throwsThenToo) {
      return Answer.LATER;
    }
  }

  private void put(int at, int code, Step step, Event event) {
    if (at == steps.length) {
      steps = Arrays.copyOf(steps, 2 * at);
      firstLookup = Arrays.copyOf(firstLookup, 2 * at);
    }
    steps[at] = code;
    firstLookup[at] = lookups.size();
    if (step.window() != null) {
      lookups.ask(step.window(), event);
    }
    for (int number : step.ends()) {
      Window feeds = kinds.rule(number).feeds();
      if (feeds != null) {
        lookups.feed(feeds, event);
      }
    }
  }

  /**
   * Finds the rules all of whose conditions hold for the next event.
   *
   * @param into takes their numbers in order, from its beginning; as long as there are rules
   * @return how many they are
   */
  int judge(int[] into, Failure failure) {
    Event event = Objects.requireNonNull(events[next]);
    Kind kind = Objects.requireNonNull(kindOf[next]);
    int end = begin[next + 1];
    int found = 0;
    int elsewhere = 0;
    for (int at = begin[next++]; at < end; at++) {
      boolean known = steps[at] < 0;
      int number = known ? ~steps[at] : steps[at];
      if (number < elsewhere) {
        continue;
      }
      Step step = kind.step(number);
      if (known || holds(step, event, firstLookup[at], failure)) {
        found = take(step, firstLookup[at], into, found);
      } else {
        elsewhere = step.elsewhere();
      }
    }
    if (found > 1) {
      Arrays.sort(into, 0, found); // adding a rule does not change the order of others
    }
    return found;
  }

  private boolean holds(Step step, Event event, int lookup, Failure failure) {
    Condition condition = Objects.requireNonNull(step.condition());
    try {
      return step.window() == null
          ? condition.question().holds(event)
          : step.window().reached(event, lookups, lookup);
    } catch (Exception | LinkageError | StackOverflowError e) {
      failure.failed(condition, kinds.needing(step.at()), e);
      return false;
    }
  }

  private int take(Step step, int lookup, int[] into, int found) {
    int nextLookup = step.window() == null ? lookup : lookup + 1;
    int to = found;
    for (int number : step.ends()) {
      into[to++] = number;
      if (kinds.rule(number).feeds() != null) {
        feeding[number] = nextLookup++;
      }
    }
    return to;
  }

  /** Feeds the window of a rule that was just found to hold. */
  void feed(Window window, int rule, Event event) {
    window.feed(event, lookups, feeding[rule]);
  }

  /** The rule of a number. */
  GateRule rule(int number) {
    return kinds.rule(number);
  }
}
