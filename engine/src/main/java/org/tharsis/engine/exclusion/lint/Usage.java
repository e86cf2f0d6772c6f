package org.tharsis.engine.exclusion.lint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.engine.exclusion.audit.AuditRecord;
import org.tharsis.model.Exclusion;

/** When exclusions covered something last, or since when they could have. */
final class Usage {
  private static final int IDLE_DAYS = 90;

  private final Balance balance;
  private final Map<String, LocalDate> seen = new HashMap<>();
  private final Map<String, LocalDate> changed = new HashMap<>();

  /**
   * @param past how they were changed
   */
  Usage(Balance balance, List<AuditRecord> past) {
    this.balance = balance;
    for (AuditRecord each : past) {
      if (each.after() == null) {
        seen.remove(each.id());
        changed.remove(each.id());
      } else if (each.before() == null) {
        seen.put(each.id(), day(each.time()));
      } else if (AuditRecord.state(each.before()) != AuditRecord.state(each.after())) {
        changed.put(each.id(), day(each.time()));
      }
    }
  }

  /** What is to be said of one that is asked about events; null if nothing is. */
  @Nullable String complaint(Exclusion exclusion, LocalDate today) {
    ExclusionAccount account =
        balance.exclusions().getOrDefault(exclusion.id(), ExclusionAccount.EMPTY);
    LocalDate since = lastCovered(account);
    LocalDate asked = asked(exclusion);
    boolean never = since == null;
    if (since == null || (asked != null && asked.isAfter(since))) {
      since = asked;
    }
    if (since == null || !since.isBefore(today.minusDays(IDLE_DAYS))) {
      return null;
    }
    return "has covered nothing %s %s; is it still needed?"
        .formatted(never ? "since it came to be what it is, on" : "since", since);
  }

  /** Active, or in shadow. */
  private static @Nullable LocalDate lastCovered(ExclusionAccount account) {
    return account.hits() + account.shadow() == 0
        ? null
        : day(Instant.ofEpochMilli(Math.max(account.last(), account.lastShadow())));
  }

  /** Since when it is what it is, as far as that is known. */
  private @Nullable LocalDate asked(Exclusion exclusion) {
    LocalDate created = exclusion.terms().created();
    LocalDate first = created == null ? seen.get(exclusion.id()) : created;
    return changed.getOrDefault(exclusion.id(), first);
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
