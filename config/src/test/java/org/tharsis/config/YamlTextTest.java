package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Problem;

class YamlTextTest {
  private final Mistakes mistakes = new Mistakes(Path.of("a.yaml"));

  private @Nullable Node read(String yaml) {
    return YamlText.read(yaml, mistakes);
  }

  private Node.Mapping mapping(String yaml) {
    return (Node.Mapping) Objects.requireNonNull(read(yaml));
  }

  private List<String> problems() {
    return mistakes.all().stream().map(Problem::toString).toList();
  }

  @Test
  void textsAreReadAsWrittenAndNodesKnowTheirLines() {
    Node.Mapping root = mapping("a: 007\nb:\n  - 'x y'\n  - # nothing\n  - {c: 2027-03-31}\n");
    assertThat(root.entries().get("a")).isEqualTo(new Node.Entry(1, new Node.Scalar(1, "007")));
    Node.Entry list = Objects.requireNonNull(root.entries().get("b"));
    assertThat(list.line()).isEqualTo(2);
    Node.Items items = (Node.Items) list.value();
    assertThat(items.column()).isEqualTo(2);
    assertThat(items.all()).extracting(Node::line).containsExactly(3, 4, 5);
    assertThat(items.all().getLast().content()).isEqualTo(Map.of("c", "2027-03-31"));
  }

  @Test
  void aKeyGivenTwiceIsAMistakeAndTheFirstHolds() {
    Node.Mapping root = mapping("a: 1\nb: 2\na: 3\n");
    assertThat(root.content()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(problems()).containsExactly("a.yaml:3: 'a' is given twice, first on line 1");
  }

  @Test
  void aliasesAreRefusedSoNothingExpands() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    read(bomb.toString());
    assertThat(problems())
        .first()
        .isEqualTo("a.yaml:1: anchors (&) and aliases (*) are not read; write the value itself");
    assertThat(problems()).hasSizeLessThanOrEqualTo(101);
  }

  @Test
  void tagsAreRefused() {
    read("a: !!java.net.URL [\"http://192.0.2.1/\"]\n");
    assertThat(problems())
        .containsExactly("a.yaml:1: tags (!) are not read; write the plain value");
  }

  @Test
  void depthIsBounded() {
    assertThat(read("[".repeat(100_000))).isNull();
    assertThat(problems()).containsExactly("a.yaml: is nested deeper than any settings are");
  }

  @Test
  void lengthIsBounded() {
    assertThat(read("# long\n".repeat(1 << 20))).isNull();
    assertThat(problems()).containsExactly("a.yaml: is longer than 4 MB; is this the right file?");
  }

  @Test
  void aTabIsNoIndentation() {
    assertThat(read("syslog:\n\tport: 514\n")).isNull();
    assertThat(problems()).containsExactly("a.yaml:2: a tab is no indentation in YAML; use spaces");
  }

  @Test
  void aSecondDocumentIsAMistake() {
    assertThat(read("a: 1\n---\nb: 2\n")).isNull();
    assertThat(problems()).containsExactly("a.yaml:3: a second document begins here; keep one");
  }

  @Test
  void theUsualSlipsAreToldInPlainWords() {
    read("a: 1\n  b: 2\n");
    read("a:\n  b: 1\n c: 2\n");
    read("? [a]\n: b\n");
    assertThat(problems())
        .containsExactly(
            "a.yaml:1: expected a plain key here",
            "a.yaml:2: a second ': ' in one value, or an indentation that does not fit; quote or"
                + " align",
            "a.yaml:3: is indented unlike the lines above; align them");
  }

  @Test
  void brokenYamlIsOneProblemWithItsLine() {
    assertThat(read("a: 1\nb: [1, 2\nc: 3\n")).isNull();
    assertThat(problems()).hasSize(1).first().asString().startsWith("a.yaml:3: is not YAML: ");
  }

  @Test
  void aControlCharacterIsOneProblemWithItsLine() {
    assertThat(read("a: 1\nb: \ud83d\udd25\nc: \u001b[31m\n")).isNull();
    assertThat(problems())
        .containsExactly("a.yaml:3: a control character (U+001B) stands here; cut it");
  }

  @Test
  void noTextMakesItThrow() {
    long seed = 20_130_601;
    Random random = new Random(seed);
    String alphabet = "ab:1 -\n\t#'\"[]{},&*!|>%@`?\\~\u0000\u0085\u2028\ufeff\ud83d\udd25";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Mistakes found = new Mistakes(Path.of("a.yaml"));
      Node node = YamlText.read(text.toString(), found);
      assertThat(node != null || found.count() > 0)
          .as("seed %d, text %d: %s", seed, i, text)
          .isTrue();
    }
  }
}
