package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSetTest {
  private static final NameSet SET =
      NameSet.of(List.of("Anna", "host-1", "*.CDN.example.com", "anna"));

  @Test
  void caseDoesNotCount() {
    assertThat(List.of("anna", "ANNA", "host-1")).allMatch(SET::contains);
    assertThat(List.of("ann", "host-10", "")).noneMatch(SET::contains);
    assertThat(SET.contains(null)).isFalse();
    assertThat(SET.size()).isEqualTo(3);
    assertThat(SET.written()).containsExactly("*.cdn.example.com", "anna", "host-1");
  }

  @Test
  void aStarIsEveryNameBelow() {
    assertThat(List.of("a.cdn.example.com", "A.B.Cdn.Example.Com")).allMatch(SET::contains);
    assertThat(List.of("cdn.example.com", "xcdn.example.com", ".cdn.example.com", "example.com"))
        .noneMatch(SET::contains);
  }
}
