package org.tharsis.model;

import java.util.List;

/**
 * What a rule has concluded from one event and those before it.
 *
 * @param rule the rule that says so
 * @param key what makes two findings of the rule the same again, as {@code 96.6.123.83}
 * @param since the time of the earliest event behind it, milliseconds since the epoch
 * @param event the event that completed it
 * @param evidence the earlier events behind it, oldest first, as far as they are remembered; those
 *     of an earlier finding it continues are left out
 * @param unknown how many more events are behind it whose ids are not remembered, at most
 * @param reasons its counting phrases with the values they had
 * @param basis by what it was made
 */
public record Finding(
    Rule rule,
    String key,
    long since,
    Event event,
    List<EventId> evidence,
    long unknown,
    List<Reason> reasons,
    Basis basis) {

  public Finding {
    evidence = List.copyOf(evidence);
    reasons = List.copyOf(reasons);
  }

  /** One of which is not known by what it was made. */
  public Finding(
      Rule rule,
      String key,
      long since,
      Event event,
      List<EventId> evidence,
      long unknown,
      List<Reason> reasons) {
    this(rule, key, since, event, evidence, unknown, reasons, Basis.UNKNOWN);
  }

  /** The same, made by this. */
  public Finding by(Basis made) {
    return new Finding(rule, key, since, event, evidence, unknown, reasons, made);
  }

  /**
   * Why: one counting phrase and what it came to.
   *
   * @param phrase as the rule's author wrote it; for a note of the rule, its words before it
   * @param value what was counted
   * @param detail what else there is to say of that value; empty for nothing
   */
  public record Reason(String phrase, long value, String detail) {
    public Reason(String phrase, long value) {
      this(phrase, value, "");
    }

    /** The one with the greater value. */
    public Reason orGreater(Reason other) {
      return other.value > value ? other : this;
    }
  }
}
