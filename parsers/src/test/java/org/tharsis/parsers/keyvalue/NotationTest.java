package org.tharsis.parsers.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.parsers.text.Cursor;

class NotationTest {
  private static List<String> pairs(Notation notation, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Cursor cursor = new Cursor().reset(bytes, 0, bytes.length);
    Pair pair = new Pair();
    List<String> pairs = new ArrayList<>();
    while (notation.next(cursor, pair)) {
      pairs.add(
          text.substring(pair.keyFrom, pair.keyTo) + "|" + text.substring(pair.from, pair.to));
    }
    return pairs;
  }

  @Test
  void wordsMayBeQuoted() {
    assertThat(pairs(Notation.WORDS, "a=1  b=\"two words\" c='three  words' d= e=\"\" f=g=h"))
        .containsExactly("a|1", "b|two words", "c|three  words", "d|", "e|", "f|g=h");
  }

  @Test
  void aQuoteEndsBeforeABlank() {
    assertThat(pairs(Notation.WORDS, "a=\"say \\\"no\\\" again\" b=\"x\"y\" c=\"C:\\\\\" d=1"))
        .containsExactly("a|say \\\"no\\\" again", "b|x\"y", "c|C:\\\\", "d|1");
  }

  @Test
  void whatIsNoPairIsPassedOver() {
    assertThat(pairs(Notation.WORDS, "hello a=1 world b=2 !")).containsExactly("a|1", "b|2");
  }

  @Test
  void aQuoteThatIsNotClosedEndsWithTheLine() {
    assertThat(pairs(Notation.WORDS, "a=1 b=\"cut off c=2"))
        .containsExactly("a|1", "b|cut off c=2");
  }

  @Test
  void commasSeparateToo() {
    assertThat(pairs(Notation.COMMAS, "a=1,b=\"x, y\",c=two words,d="))
        .containsExactly("a|1", "b|x, y", "c|two words", "d|");
  }

  @Test
  void checkPointWritesColons() {
    assertThat(pairs(Notation.COLONS, "a:\"1\"; b::\"x; y:\\\"z\\\"\"; c:none; d:\"\""))
        .containsExactly("a|1", "b|x; y:\\\"z\\\"", "d|");
  }

  @Test
  void anOpenValueEndsWhereTheNextKeyBegins() {
    assertThat(pairs(Notation.OPEN, "a=two words b= c=x\\=y z d=http://h/?p=1&q=2 e.f=3 "))
        .containsExactly("a|two words", "b|", "c|x\\=y z", "d|http://h/?p=1&q=2", "e.f|3");
  }

  @Test
  void anOpenValueMayEndWithABackslash() {
    assertThat(pairs(Notation.OPEN, "a=C:\\\\ b=\\")).containsExactly("a|C:\\\\", "b|\\");
  }

  @Test
  void aSeparatorEndsAPair() {
    assertThat(pairs(Notation.separatedBy('\t'), "a=two words\tb\t=c\td=e=f"))
        .containsExactly("a|two words", "d|e=f");
  }
}
