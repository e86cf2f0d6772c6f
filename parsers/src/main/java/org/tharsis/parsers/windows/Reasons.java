package org.tharsis.parsers.windows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words for the codes that stand in events in their place. */
final class Reasons {
  private static final Map<String, String> CODES = WordList.byFirstWord("reasons.txt");

  private Reasons() {}

  /** Why somebody could not log on: in the event's words, or in those of its status, or null. */
  static @Nullable String ofFailure(
      @Nullable String words, @Nullable String subStatus, @Nullable String status) {
    if (words != null && !words.equals(".") && !words.startsWith("%%")) {
      return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
    String bySub = lookUp(subStatus);
    String byStatus = bySub == null ? lookUp(status) : bySub;
    return byStatus == null ? lookUp(words) : byStatus;
  }

  private static @Nullable String lookUp(@Nullable String code) {
    return code == null ? null : CODES.get(code.toLowerCase(java.util.Locale.ROOT));
  }

  /** The kind of logon, or null. */
  static @Nullable String ofLogonType(long type) {
    return switch ((int) type) {
      case 0 -> "system";
      case 2 -> "interactive";
      case 3 -> "network";
      case 4 -> "batch";
      case 5 -> "service";
      case 7 -> "unlock";
      case 8 -> "network-cleartext";
      case 9 -> "new-credentials";
      case 10 -> "remote-interactive";
      case 11 -> "cached-interactive";
      case 12 -> "cached-remote-interactive";
      case 13 -> "cached-unlock";
      default -> null;
    };
  }
}
