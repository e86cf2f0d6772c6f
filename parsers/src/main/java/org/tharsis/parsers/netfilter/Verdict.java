package org.tharsis.parsers.netfilter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.parsers.text.Ascii;

/**
 * What became of the packet. The kernel does not log it; the prefix says it, where who wrote the
 * rules was so kind.
 */
enum Verdict {
  ALLOWED(
      "packet-allowed",
      EventKind.ALLOWED,
      EventKind.SUCCESS,
      List.of(
          "accept",
          "accepted",
          "acc",
          "allow",
          "allowed",
          "pass",
          "passed",
          "permit",
          "permitted")),
  DENIED(
      "packet-denied",
      EventKind.DENIED,
      EventKind.FAILURE,
      List.of(
          "drop",
          "dropped",
          "deny",
          "denied",
          "reject",
          "rejected",
          "block",
          "blocked",
          "blk",
          "refuse",
          "refused",
          "discard",
          "discarded",
          "ban",
          "banned",
          "tarpit"));

  private final String action;
  private final String type;
  private final String outcome;
  private final List<String> words;

  Verdict(String action, String type, String outcome, List<String> words) {
    this.action = action;
    this.type = type;
    this.outcome = outcome;
    this.words = words;
  }

  void put(EventDraft into) {
    into.put(Field.EVENT_ACTION, action);
    into.put(Field.EVENT_TYPE, type);
    into.put(Field.EVENT_OUTCOME, outcome);
  }

  /** What the words of a text say, or null; where they disagree, that it was denied. */
  static @Nullable Verdict of(byte[] bytes, int from, int to) {
    Verdict verdict = null;
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && Ascii.isLetter(bytes[end])) {
        end++;
      }
      Verdict said = ofWord(bytes, at, end);
      if (said == DENIED) {
        return DENIED;
      }
      verdict = said == null ? verdict : said;
      at = end + 1;
    }
    return verdict;
  }

  private static @Nullable Verdict ofWord(byte[] bytes, int from, int to) {
    if (to - from >= 3) {
      for (Verdict verdict : values()) {
        for (String word : verdict.words) {
          if (Ascii.is(bytes, from, to, word)) {
            return verdict;
          }
        }
      }
    }
    return null;
  }

  /** VyOS and Ubiquiti: A for accept, D for drop, R for reject. */
  static @Nullable Verdict ofLetter(int letter) {
    return switch (letter) {
      case 'A' -> ALLOWED;
      case 'D', 'R' -> DENIED;
      default -> null;
    };
  }
}
