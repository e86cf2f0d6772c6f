package org.tharsis.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a list holds. */
public enum ListKind {
  /** Addresses, blocks and ranges. */
  ADDRESSES,
  /** Port numbers and ranges of them. */
  PORTS,
  /** Names of machines and domains. */
  NAMES,
  /** Names of users. */
  USERS;

  /** As a list's header says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ListKind parse(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(word)));
  }

  private static String unknown(String word) {
    List<String> words = Arrays.stream(values()).map(ListKind::word).toList();
    return "'%s' is no kind of list%s".formatted(word, Choice.hint(word, words, "kinds"));
  }
}
