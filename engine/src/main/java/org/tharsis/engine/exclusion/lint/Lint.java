package org.tharsis.engine.exclusion.lint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.exclusion.audit.AuditRecord;
import org.tharsis.engine.exclusion.lint.Complaint.Kind;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.State;

/** Looks through a site's exclusions for what somebody should look at. */
public final class Lint {
  /** So many days before its end an exclusion is said to end. */
  private static final int SOON = 14;

  private static final int NAMED = 10;

  private final LocalDate today;
  private final long now;
  private final List<Complaint> complaints = new ArrayList<>();

  private Lint(Instant now) {
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    this.now = now.toEpochMilli();
  }

  /**
   * All that is the matter, in the order of the file.
   *
   * @param balance what each has covered
   * @param past how they were changed
   */
  public static List<Complaint> of(
      Site site, Balance balance, List<AuditRecord> past, Instant now) {
    Lint lint = new Lint(now);
    Usage usage = new Usage(balance, past);
    List<Exclusion> all = site.exclusions().all();
    for (Exclusion each : all) {
      lint.ends(each);
      if (lint.counts(each)) {
        lint.add(each, Kind.UNUSED, usage.complaint(each, lint.today));
      }
      if (lint.stateOf(each) != State.ENDED) {
        lint.add(each, Kind.BROAD, Breadth.complaint(each, lint.now));
      }
    }
    lint.crowding(all.stream().filter(lint::counts).toList());
    ListTrust lists = new ListTrust(site, lint.today);
    all.stream()
        .filter(each -> lint.stateOf(each) != State.ENDED)
        .forEach(each -> lists.complaints(each, lint.complaints::add));
    List<String> order = all.stream().map(Exclusion::id).toList();
    lint.complaints.sort(
        Comparator.comparingInt((Complaint each) -> order.indexOf(each.id()))
            .thenComparing(Complaint::kind));
    return List.copyOf(lint.complaints);
  }

  private State stateOf(Exclusion exclusion) {
    return exclusion.stateOn(today);
  }

  /** Whether it is asked about events. */
  private boolean counts(Exclusion exclusion) {
    return stateOf(exclusion) == State.ACTIVE || stateOf(exclusion) == State.SHADOW;
  }

  private void add(Exclusion exclusion, Kind kind, @Nullable String words) {
    if (words != null) {
      complaints.add(new Complaint(exclusion.id(), kind, words));
    }
  }

  private void ends(Exclusion exclusion) {
    LocalDate ends = exclusion.terms().ends();
    if (stateOf(exclusion) == State.ENDED) {
      String when = ends.isBefore(today) ? "ended on " + ends : "was ended";
      add(exclusion, Kind.ENDED, when + "; renew it, or remove it");
    } else if (!ends.isAfter(today.plusDays(SOON))) {
      long left = ChronoUnit.DAYS.between(today, ends);
      String in = left == 0 ? "today" : "in %d day%s".formatted(left, left == 1 ? "" : "s");
      add(
          exclusion,
          Kind.ENDING,
          "ends %s, on %s; ask %s whether it is still needed"
              .formatted(in, ends, exclusion.terms().owner()));
    }
  }

  /** Those that count, each beside all before it that decide anything. */
  private void crowding(List<Exclusion> counting) {
    List<Exclusion> deciding = new ArrayList<>();
    for (int i = 0; i < counting.size(); i++) {
      Exclusion each = counting.get(i);
      Exclusion over = over(counting, i);
      if (over == null) {
        overlapping(each, deciding);
        deciding.add(each);
      } else {
        String why = over.byRule() == each.byRule() ? "decides first" : "is for all rules";
        add(
            each,
            Kind.SHADOWED,
            "decides nothing: %s covers all that it could, and %s".formatted(over.id(), why));
      }
    }
  }

  /** One that leaves it nothing to decide. */
  private @Nullable Exclusion over(List<Exclusion> counting, int at) {
    Exclusion each = counting.get(at);
    for (int i = 0; i < counting.size(); i++) {
      Exclusion other = counting.get(i);
      boolean first = i < at || each.state() == State.SHADOW;
      if (i != at
          && other.state() == State.ACTIVE
          && leavesNothing(other, each, first)
          && Subset.of(each, other, now)) {
        return other;
      }
    }
    return null;
  }

  /** Whether one that covers the same decides in its place. */
  private static boolean leavesNothing(Exclusion other, Exclusion each, boolean first) {
    if (other.byRule()) {
      return first && each.byRule() && other.rules().containsAll(each.rules());
    }
    // what is judged all the same goes on to those for single rules
    return each.byRule() ? other.action() != Exclusion.Action.QUIET : first;
  }

  private void overlapping(Exclusion each, List<Exclusion> before) {
    List<String> others =
        before.stream().filter(other -> meet(other, each)).map(Exclusion::id).toList();
    if (!others.isEmpty()) {
      add(each, Kind.OVERLAPPING, "covers some of what these cover: " + some(others));
    }
  }

  private boolean meet(Exclusion one, Exclusion other) {
    boolean rules =
        !one.byRule() || !other.byRule() || one.rules().stream().anyMatch(other.rules()::contains);
    return rules
        && Kinds.of(one).areComparable(Kinds.of(other))
        && Overlap.of(one, other, now) != null;
  }

  private static String some(List<String> ids) {
    String named = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
    return ids.size() <= NAMED ? named : "%s and %d more".formatted(named, ids.size() - NAMED);
  }
}
