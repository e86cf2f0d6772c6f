package org.tharsis.parsers.keyvalue;

import java.util.Locale;
import java.util.Map;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;

/** What a word for an action says: let through, turned away, or neither. */
public enum Verdict {
  ALLOWED(EventKind.ALLOWED, EventKind.SUCCESS),
  DENIED(EventKind.DENIED, EventKind.FAILURE);

  private static final Map<String, Verdict> WORDS =
      Map.ofEntries(
          Map.entry("accept", ALLOWED),
          Map.entry("accepted", ALLOWED),
          Map.entry("allow", ALLOWED),
          Map.entry("allowed", ALLOWED),
          Map.entry("bypass", ALLOWED),
          Map.entry("exempt", ALLOWED),
          Map.entry("forward", ALLOWED),
          Map.entry("pass", ALLOWED),
          Map.entry("passed", ALLOWED),
          Map.entry("passthrough", ALLOWED),
          Map.entry("permit", ALLOWED),
          Map.entry("permitted", ALLOWED),
          Map.entry("block", DENIED),
          Map.entry("blocked", DENIED),
          Map.entry("denied", DENIED),
          Map.entry("deny", DENIED),
          Map.entry("discard", DENIED),
          Map.entry("drop", DENIED),
          Map.entry("dropped", DENIED),
          Map.entry("close", DENIED),
          Map.entry("close-client", DENIED),
          Map.entry("close-server", DENIED),
          Map.entry("drop-packet", DENIED),
          Map.entry("prevent", DENIED),
          Map.entry("prevented", DENIED),
          Map.entry("quarantine", DENIED),
          Map.entry("refused", DENIED),
          Map.entry("reject", DENIED),
          Map.entry("rejected", DENIED),
          Map.entry("reset", DENIED));

  private final String type;
  private final String outcome;

  Verdict(String type, String outcome) {
    this.type = type;
    this.outcome = outcome;
  }

  /** Puts in type and outcome if the word, in whatever case, is a verdict; whether it is. */
  public static boolean put(String word, EventDraft into) {
    Verdict verdict = WORDS.get(word.toLowerCase(Locale.ROOT));
    if (verdict != null) {
      into.put(Field.EVENT_TYPE, verdict.type);
      into.put(Field.EVENT_OUTCOME, verdict.outcome);
    }
    return verdict != null;
  }
}
