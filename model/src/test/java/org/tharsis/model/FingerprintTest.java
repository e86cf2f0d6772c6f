package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void twoTextsAreNotOne() {
    assertThat(of("ab", "c")).isNotEqualTo(of("a", "bc")).isNotEqualTo(of("abc"));
    assertThat(of("ab", "c")).isEqualTo(of("ab", "c"));
  }

  /** Stored incidents and milestones have them. */
  @Test
  void staysAsItIs() {
    String whole = "39ec8fb1f68d1d965a5f68293d4437b4c9aa32a1aaa13b1b6b0fed538cf3b0e8";
    assertThat(of("tharsis")).isEqualTo(whole).startsWith(new Fingerprint().add("tharsis").brief());
    assertThat(new Fingerprint().add("tharsis").brief()).hasSize(8);
  }

  private static String of(String... texts) {
    Fingerprint fingerprint = new Fingerprint();
    for (String text : texts) {
      fingerprint.add(text);
    }
    return fingerprint.whole();
  }
}
