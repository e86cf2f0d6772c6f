package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class BoundsTest {

  @Test
  void linesThatMayBeReadAreCounted() throws RefusedException {
    Budget budget = new Budget(2, Patience.ENDLESS);
    budget.spend();
    budget.spend();
    assertThatThrownBy(budget::spend)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("after reading 2 stored lines");
  }

  @Test
  void aTermIsCutBetweenCharacters() {
    BytesRef cut = Folded.of("x" + "Ä".repeat(1000));
    assertThat(cut.length).isEqualTo(Folded.MAX_BYTES - 1);
    assertThat(cut.utf8ToString()).isEqualTo("x" + "ä".repeat(511));
  }

  @Test
  void tagsAreTakenApartAtBlanks() {
    assertThat(TagColumn.split("a b")).isEqualTo(List.of("a", "b"));
    assertThat(TagColumn.split(" a  b ")).isEqualTo(List.of("a", "b", ""));
    assertThat(TagColumn.split("")).isEqualTo(List.of(""));
    assertThat(TagColumn.split("   ")).isEqualTo(List.of(""));
    assertThat(TagColumn.split("t ".repeat(100))).hasSize(TagColumn.MAX_TERMS);
  }
}
