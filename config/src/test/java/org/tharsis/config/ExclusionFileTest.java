package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.config.EditedExclusions.KEPT;
import static org.tharsis.config.EditedExclusions.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Exclusion;

/** Adding to a site's exclusions, and what of the file stays. */
class ExclusionFileTest {
  @TempDir Path directory;
  private EditedExclusions exclusions;

  @BeforeEach
  void write() {
    exclusions = new EditedExclusions(directory);
  }

  @Test
  void addingMakesTheFile() {
    assertThat(exclusions.add(draft("akamai"))).isEmpty();
    assertThat(exclusions.text())
        .isEqualTo(
            """
            - id: akamai
              action: store
              destination: akamai
              port: [80, 443]
              owner: anna
              reason: "many hosts, one address"
              ends: 2027-03-31
            """);
    assertThat(exclusions.ids()).containsExactly("akamai");
  }

  @Test
  void addingKeepsEverythingElse() {
    exclusions.with(KEPT);
    assertThat(exclusions.add(draft("akamai"))).isEmpty();
    assertThat(exclusions.text()).startsWith(KEPT + "\n- id: akamai\n");
    assertThat(exclusions.ids()).containsExactly("printers", "backup", "akamai");
  }

  @Test
  void addingFollowsTheIndentation() {
    String text =
        """
        ---
          # indented
          - id: a
            port: 1
            owner: bert
            reason: old
            ends: 2027-01-01
        """;
    exclusions.with(text);
    assertThat(exclusions.add(draft("akamai"))).isEmpty();
    assertThat(exclusions.text()).startsWith(text + "  - id: akamai\n    action: store");
    assertThat(exclusions.ids()).containsExactly("a", "akamai");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# only a comment",
        "- {id: a, port: 1, owner: bert, reason: old, ends: 2027-01-01}",
        "- id: a\n  port: 1\n  owner: bert\n  ends: 2027-01-01\n  reason: |+\n    old\n",
      })
  void addingNeedsNoLineEndBefore(String text) {
    exclusions.with(text);
    assertThat(exclusions.add(draft("akamai"))).isEmpty();
    assertThat(exclusions.text()).startsWith(text);
    assertThat(exclusions.ids()).endsWith("akamai");
  }

  @Test
  void whatCannotBeAppendedToIsForAPerson() {
    exclusions.with("[]\n");
    assertThat(exclusions.add(draft("akamai")))
        .containsExactly(
            "exclusions.yaml: is laid out so that it can be edited only by hand; begin entries"
                + " with '- '");
    assertThat(exclusions.text()).isEqualTo("[]\n");
  }

  @Test
  void windowsLineEndsAndAMarkStay() {
    String text = "\ufeff" + KEPT.replace("\n", "\r\n");
    exclusions.with(text);
    assertThat(exclusions.add(draft("akamai"))).isEmpty();
    assertThat(exclusions.text()).startsWith(text).endsWith("ends: 2027-03-31\r\n");
    assertThat(exclusions.remove("akamai")).isEmpty();
    assertThat(exclusions.text()).isEqualTo(text + "\r\n");
  }

  @Test
  void whatIsWrongIsNotAdded() {
    exclusions.with(KEPT);
    assertThat(exclusions.add(draft("printers")))
        .containsExactly("exclusions.yaml:5: there is a 'printers' already; choose another");
    assertThat(exclusions.add(draft("x", "akami", List.of("70000"), " ")))
        .containsExactly(
            "exclusions.yaml: reason is missing; write why it is there",
            "exclusions.yaml: destination: 'akami' is neither a list nor an address block; did you"
                + " mean 'akamai'?",
            "exclusions.yaml: port: 70000 is out of range; write 0 to 65535");
    assertThat(exclusions.text()).isEqualTo(KEPT);
  }

  @Test
  void aBrokenFileIsLeftAlone() {
    exclusions.with("- id: [");
    assertThat(exclusions.add(draft("akamai"))).singleElement().asString().contains("is not YAML");
    assertThat(exclusions.remove("akamai")).singleElement().asString().contains("is not YAML");
    assertThat(exclusions.text()).isEqualTo("- id: [");
  }

  @Test
  void theFileKeepsItsPermissionsAndNothingIsLeftBeside() throws IOException {
    exclusions.with(KEPT);
    Files.setPosixFilePermissions(exclusions.file(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(exclusions.add(draft("akamai"))).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exclusions.file())))
        .isEqualTo("rw-r-----");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("exclusions.yaml", "lists", "tharsis.yaml");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path target = Files.writeString(directory.resolve("real.yaml"), KEPT);
    Files.createSymbolicLink(exclusions.file(), target);
    assertThat(exclusions.add(draft("akamai"))).isEmpty();
    assertThat(exclusions.file()).isSymbolicLink();
    assertThat(Files.readString(target)).startsWith(KEPT).contains("- id: akamai");
  }

  @Test
  void anyTextComesBackAsItWasWritten() {
    long seed = 96_612_383;
    Random random = new Random(seed);
    String alphabet = "aZ09 :#-'\"\\[]{},&*!|>%@`?~\t\n\r\u0000\u0085\u2028\ufeffü\u20ac";
    List<String> reasons =
        new ArrayList<>(List.of("null", "~", "yes", "- a", "a: b", " a #b", "007"));
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("x");
      random
          .ints(random.nextInt(12), 0, alphabet.length())
          .forEach(at -> text.append(alphabet.charAt(at)));
      reasons.add(text.substring(random.nextInt(2)));
    }
    for (String reason : reasons) {
      ExclusionDraft draft = draft("a", null, List.of("80"), reason);
      Mistakes mistakes = new Mistakes(exclusions.file());
      List<Exclusion> read =
          SiteReader.exclusionsReader(exclusions.settings(), null, mistakes)
              .read(draft.yaml(2, "\n"))
              .all();
      if (!reason.isBlank()) {
        assertThat(read)
            .as("seed %d: %s gave %s", seed, draft.yaml(0, "\n"), mistakes.all())
            .singleElement()
            .extracting(each -> each.terms().reason())
            .isEqualTo(reason.strip());
      }
    }
  }
}
