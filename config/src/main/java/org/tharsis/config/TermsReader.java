package org.tharsis.config;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Terms;

/** Reads who answers for an exclusion, why, and until when. */
final class TermsReader {
  private static final String LAST_DAY = "the last day it holds, as 2027-03-31";

  private final Duration longest;
  private final @Nullable LocalDate today;

  /**
   * @param longest from the day one was made to its last day
   * @param today null where that is not known; then what has no day it was made on may last
   */
  TermsReader(Duration longest, @Nullable LocalDate today) {
    this.longest = longest;
    this.today = today;
  }

  /** The terms of an entry; what is wrong with them is noted. */
  Terms read(Section section) {
    int before = section.mistakes();
    Terms terms =
        new Terms(
            section.required("owner", "who answers for it", "", TermsReader::text),
            section.required("reason", "why it is there", "", TermsReader::text),
            section.one("ticket", TermsReader::text),
            section.one("created", Notation::date),
            section.required("ends", LAST_DAY, LocalDate.EPOCH, Notation::date));
    if (section.mistakes() == before) {
      check(terms, section);
    }
    return terms;
  }

  private static String text(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; write some text");
    }
    return text.strip();
  }

  private void check(Terms terms, Section section) {
    LocalDate created = terms.created();
    if (created != null && terms.ends().isBefore(created)) {
      section.mistake("ends", "%s is before %s, when it was made".formatted(terms.ends(), created));
    } else if (created != null && today != null && created.isAfter(today.plusDays(1))) {
      // where the sun rises early it may be tomorrow already
      section.mistake("created", "%s has not come; write the day it was made".formatted(created));
    } else if (created != null) {
      checkLength(created, "it was made", terms, section);
    } else if (today != null) {
      checkLength(today, "today", terms, section);
    }
  }

  private void checkLength(LocalDate from, String what, Terms terms, Section section) {
    LocalDate last = from.plusDays(longest.toDays());
    if (terms.ends().isAfter(last)) {
      section.mistake(
          "ends",
          "%s is more than %s after %s; write %s or earlier, or raise exclusions.longest in tharsis.yaml"
              .formatted(terms.ends(), Notation.written(longest), what, last));
    }
  }
}
