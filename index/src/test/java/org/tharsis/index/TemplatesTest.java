package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Field;

class TemplatesTest {
  private final Templates templates = new Templates();

  @Test
  void whatIsSeenOftenIsOne() {
    for (int i = 1; i < Templates.OFTEN; i++) {
      assertThat(often("\0built\0")).isFalse();
    }
    assertThat(often("\0built\0")).isTrue();
    assertThat(often("\0built\0up\0")).isFalse();
  }

  @Test
  void freeTextIsNeverOne() {
    freeTextComes();
  }

  private void freeTextComes() {
    for (int i = 0; i < 200_000; i++) {
      assertThat(often("\0note\0" + i + "\0")).isFalse();
    }
  }

  @Test
  void oneThatComesOftenOutlastsAFloodOfOthers() {
    for (int i = 0; i < 200_000; i++) {
      boolean often = often("\0built\0connection\0");
      assertThat(often).isEqualTo(i >= Templates.OFTEN - 1);
      often("\0note\0" + i + "\0");
    }
  }

  @Test
  void thousandsHaveRoom() {
    int known = 0;
    for (int round = 0; round < Templates.OFTEN; round++) {
      known = 0;
      for (int i = 0; i < 4000; i++) {
        known += often("\0kind\0" + i + "\0") ? 1 : 0;
      }
    }
    assertThat(known).isGreaterThan(3800);
  }

  @Test
  void whatCameOftenAndMakesRoomIsCounted() {
    comeOften(0, 500);
    freeTextComes();
    assertThat(templates.forgotten()).isZero();
    comeOften(500, 40_000);
    assertThat(templates.forgotten()).isBetween(5_000L, 40_000L);
  }

  private void comeOften(int from, int to) {
    for (int kind = from; kind < to; kind++) {
      for (int i = 0; i < 3 * Templates.OFTEN; i++) {
        often("\0kind\0" + kind + "\0");
      }
    }
  }

  @Test
  void wordsAndValuesAreToldApart() {
    Template template = new Template();
    template.clear();
    assertThat(template.isEmpty()).isTrue();
    assertThat(template.add(Template.number(Field.EVENT_CODE), new BytesRef("302013"))).isTrue();
    assertThat(template.add(Template.number(Field.EVENT_TYPE), new BytesRef(""))).isTrue();
    assertThat(Template.fits(new BytesRef("x".repeat(64)))).isTrue();
    assertThat(Template.fits(new BytesRef("x".repeat(65)))).isFalse();
    assertThat(Template.fits(new BytesRef("größe"))).isFalse();
    assertThat(Template.fits(new BytesRef("a\0b"))).isFalse();
    word(template, "built");
    word(template, "2026");
    BytesRef term = new BytesRef(template.bytes(), 0, template.length());
    assertThat(words(term)).containsExactly("built", "2026");
    assertThat(values(term, Template.number(Field.EVENT_CODE))).containsExactly("302013");
    assertThat(values(term, Template.number(Field.EVENT_TYPE))).containsExactly("");
    assertThat(values(term, Template.number(Field.EVENT_ACTION))).isEmpty();
    assertThat(values(term, Template.ANY)).containsExactly("302013", "");
  }

  @Test
  void isBounded() {
    Template template = new Template();
    template.clear();
    for (int i = 0; i < 1000; i++) {
      template.add(1, new BytesRef("a value of some length"));
    }
    assertThat(template.length()).isLessThanOrEqualTo(Template.MAX_BYTES);
    assertThat(template.room(100)).isNegative();
  }

  private boolean often(String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    return templates.often(bytes, bytes.length) != null;
  }

  private static void word(Template template, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, template.bytes(), template.room(bytes.length), bytes.length);
    template.end(bytes.length);
  }

  private static List<String> words(BytesRef term) {
    List<String> found = new ArrayList<>();
    Template.words(term, (bytes, from, to) -> !found.add(text(bytes, from, to)));
    return found;
  }

  private static List<String> values(BytesRef term, int field) {
    List<String> found = new ArrayList<>();
    Template.values(term, field, (bytes, from, to) -> !found.add(text(bytes, from, to)));
    return found;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
