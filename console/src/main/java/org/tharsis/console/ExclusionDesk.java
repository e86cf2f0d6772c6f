package org.tharsis.console;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ExclusionDraft;
import org.tharsis.config.ExclusionEntries;
import org.tharsis.config.ExclusionFile;
import org.tharsis.config.Loaded;
import org.tharsis.engine.exclusion.audit.AuditLog;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Problem;

/** Where people's changes of exclusions are made, and written down before they are. */
final class ExclusionDesk {
  private final SiteOptions options;
  private final AuditLog log;

  ExclusionDesk(SiteOptions options) throws NotDone {
    this.options = options;
    this.log = new AuditLog(options.dataToBe(), options.file(), InstantSource.system());
  }

  static LocalDate today() {
    return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
  }

  /** Whether a last day is still to come; one that is no day is said elsewhere. */
  static void checkEnds(String ends) throws NotDone {
    LocalDate day = Standing.date(ends);
    if (day != null && day.isBefore(today())) {
      throw new NotDone("%s is over; write a last day that is still to come".formatted(ends));
    }
  }

  /** Appends one. */
  void add(String how, ExclusionDraft draft) throws NotDone {
    change(how, () -> ExclusionFile.adding(options.file(), draft, today()));
  }

  void remove(String how, String id) throws NotDone {
    change(how, () -> ExclusionFile.removing(options.file(), id));
  }

  /** What is to be changed of an exclusion that is like this. */
  @FunctionalInterface
  interface Change {
    /**
     * By key; nothing for no change.
     *
     * @param entry as it stands in the file
     */
    Map<String, String> of(Standing entry) throws NotDone;
  }

  void change(String how, String id, Change change) throws NotDone {
    change(
        how,
        () ->
            ExclusionFile.changing(
                options.file(), id, change.of(new Standing(entries(), id)), today()));
  }

  private ExclusionEntries entries() throws NotDone {
    Loaded<ExclusionEntries> read = ExclusionEntries.read(options.file());
    ExclusionEntries entries = read.value();
    if (entries == null) {
      throw new NotDone(read.problems());
    }
    return entries;
  }

  private void change(String how, AuditLog.Edits<NotDone> edits) throws NotDone {
    List<Problem> problems;
    try {
      String who = System.getProperty("user.name", "unknown");
      problems = log.change(who, "exclusions " + how, edits);
    } catch (IOException unwritable) {
      throw new NotDone(
          "nothing was changed: it can't be written down in %s (%s)"
              .formatted(log.file(), unwritable));
    }
    if (!problems.isEmpty()) {
      throw new NotDone(problems);
    }
  }

  AuditLog log() {
    return log;
  }

  /** An entry as it stands in the file, right or not. */
  static final class Standing {
    private final ExclusionEntries entries;
    private final String id;

    private Standing(ExclusionEntries entries, String id) throws NotDone {
      if (!entries.texts().containsKey(id)) {
        throw new NotDone(entries.unknown(id));
      }
      this.entries = entries;
      this.id = id;
    }

    boolean has(String key) {
      return entries.value(id, key) != null;
    }

    /** What it says of itself. */
    State state() throws NotDone {
      String written = entries.value(id, "state");
      for (State each : State.values()) {
        if (written == null ? each == State.ACTIVE : each.word().equals(written)) {
          return each;
        }
      }
      throw new NotDone("%s is in no state that there is: '%s'".formatted(id, written));
    }

    /** Whether its last day is over. */
    boolean isOver() {
      LocalDate ends = date(entries.value(id, "ends"));
      return ends != null && ends.isBefore(today());
    }

    private static @Nullable LocalDate date(@Nullable String written) {
      try {
        return written == null ? null : LocalDate.parse(written);
      } catch (DateTimeParseException wrong) {
        return null;
      }
    }
  }
}
