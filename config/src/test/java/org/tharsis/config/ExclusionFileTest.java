package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Problem;

class ExclusionFileTest {
  private static final String KEPT =
      """
      # Ours.

      # the printers,
      # ask anna
      - id: printers
        port: 9100   # raw
        owner: anna
        # until the new ones come
        reason: |
          they shout

          # and are old
        ends: 2027-03-31

      # between

      - id: backup
        source: 10.0.0.1
        owner: bert
        reason: nightly
        ends: 2027-03-31
      # at the end
      """;

  @TempDir Path directory;
  private SiteFolder folder;
  private Path file;

  @BeforeEach
  void write() {
    folder = new SiteFolder(directory).with("lists/akamai.txt", "198.51.100.0/24\n");
    file = folder.path("exclusions.yaml");
  }

  private static ExclusionDraft draft(String id) {
    return draft(id, "akamai", List.of("80", "443"), "many hosts, one address");
  }

  private static ExclusionDraft draft(
      String id, @Nullable String destination, List<String> ports, String reason) {
    List<String> none = List.of();
    return new ExclusionDraft(
        id,
        "store",
        null,
        destination,
        null,
        ports,
        none,
        none,
        none,
        "anna",
        reason,
        "2027-03-31");
  }

  private List<String> add(ExclusionDraft draft) {
    return folder.relative(ExclusionFile.add(file, draft));
  }

  private List<String> remove(String id) {
    return folder.relative(ExclusionFile.remove(file, id));
  }

  private List<String> ids() {
    return folder.site().exclusions().all().stream().map(Exclusion::id).toList();
  }

  @Test
  void addingMakesTheFile() {
    assertThat(add(draft("akamai"))).isEmpty();
    assertThat(folder.text("exclusions.yaml"))
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
    assertThat(ids()).containsExactly("akamai");
  }

  @Test
  void addingKeepsEverythingElse() {
    folder.with("exclusions.yaml", KEPT);
    assertThat(add(draft("akamai"))).isEmpty();
    assertThat(folder.text("exclusions.yaml")).startsWith(KEPT + "\n- id: akamai\n");
    assertThat(ids()).containsExactly("printers", "backup", "akamai");
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
    folder.with("exclusions.yaml", text);
    assertThat(add(draft("akamai"))).isEmpty();
    assertThat(folder.text("exclusions.yaml"))
        .startsWith(text + "  - id: akamai\n    action: store");
    assertThat(ids()).containsExactly("a", "akamai");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# only a comment",
        "- {id: a, port: 1, owner: bert, reason: old, ends: 2027-01-01}",
        "- id: a\n  port: 1\n  owner: bert\n  ends: 2027-01-01\n  reason: |+\n    old\n",
      })
  void addingNeedsNoLineEndBefore(String text) {
    folder.with("exclusions.yaml", text);
    assertThat(add(draft("akamai"))).isEmpty();
    assertThat(folder.text("exclusions.yaml")).startsWith(text);
    assertThat(ids()).endsWith("akamai");
  }

  @Test
  void whatCannotBeAppendedToIsForAPerson() {
    folder.with("exclusions.yaml", "[]\n");
    assertThat(add(draft("akamai")))
        .containsExactly(
            "exclusions.yaml: is laid out so that it can be edited only by hand; begin entries"
                + " with '- '");
    assertThat(folder.text("exclusions.yaml")).isEqualTo("[]\n");
  }

  @Test
  void windowsLineEndsAndAMarkStay() {
    String text = "\ufeff" + KEPT.replace("\n", "\r\n");
    folder.with("exclusions.yaml", text);
    assertThat(add(draft("akamai"))).isEmpty();
    assertThat(folder.text("exclusions.yaml")).startsWith(text).endsWith("ends: 2027-03-31\r\n");
    assertThat(remove("akamai")).isEmpty();
    assertThat(folder.text("exclusions.yaml")).isEqualTo(text + "\r\n");
  }

  @Test
  void whatIsWrongIsNotAdded() {
    folder.with("exclusions.yaml", KEPT);
    assertThat(add(draft("printers")))
        .containsExactly("exclusions.yaml:5: there is a 'printers' already; choose another");
    assertThat(add(draft("x", "akami", List.of("70000"), " ")))
        .containsExactly(
            "exclusions.yaml: reason is missing; write why it is there",
            "exclusions.yaml: destination: 'akami' is neither a list nor an address block; did you"
                + " mean 'akamai'?",
            "exclusions.yaml: port: 70000 is out of range; write 0 to 65535");
    assertThat(folder.text("exclusions.yaml")).isEqualTo(KEPT);
  }

  @Test
  void aBrokenFileIsLeftAlone() {
    folder.with("exclusions.yaml", "- id: [");
    assertThat(add(draft("akamai"))).singleElement().asString().contains("is not YAML");
    assertThat(remove("akamai")).singleElement().asString().contains("is not YAML");
    assertThat(folder.text("exclusions.yaml")).isEqualTo("- id: [");
  }

  @Test
  void removingCutsTheEntryAndTheCommentsDirectlyAboveIt() {
    folder.with("exclusions.yaml", KEPT);
    assertThat(remove("printers")).isEmpty();
    assertThat(folder.text("exclusions.yaml"))
        .isEqualTo(
            """
            # Ours.


            # between

            - id: backup
              source: 10.0.0.1
              owner: bert
              reason: nightly
              ends: 2027-03-31
            # at the end
            """);
    assertThat(remove("backup")).isEmpty();
    assertThat(folder.text("exclusions.yaml"))
        .isEqualTo("# Ours.\n\n\n# between\n\n# at the end\n");
  }

  @Test
  void removingWhatIsNotThereSaysWhatIs() {
    folder.with("exclusions.yaml", KEPT);
    assertThat(remove("printer"))
        .containsExactly("exclusions.yaml: there is no 'printer'; did you mean 'printers'?");
    assertThat(folder.relative(ExclusionFile.remove(directory.resolve("none.yaml"), "a")))
        .containsExactly("none.yaml: cannot be read (no such file)");
  }

  @Test
  void removingOneOfTwoIsForAPerson() {
    folder.with("exclusions.yaml", "- {id: a, port: 1}\n- {id: a, port: 2}\n");
    assertThat(remove("a"))
        .containsExactly("exclusions.yaml:1: there are several 'a'; cut by hand");
  }

  @Test
  void removingFromOneLineIsForAPerson() {
    String text = "[{id: a, port: 1}, {id: b, port: 2}]\n";
    folder.with("exclusions.yaml", text);
    assertThat(remove("a")).singleElement().asString().contains("only by hand");
    assertThat(folder.text("exclusions.yaml")).isEqualTo(text);
  }

  @Test
  void theFileKeepsItsPermissionsAndNothingIsLeftBeside() throws IOException {
    folder.with("exclusions.yaml", KEPT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(add(draft("akamai"))).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("exclusions.yaml", "lists", "tharsis.yaml");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path target = Files.writeString(directory.resolve("real.yaml"), KEPT);
    Files.createSymbolicLink(file, target);
    assertThat(add(draft("akamai"))).isEmpty();
    assertThat(file).isSymbolicLink();
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
      Mistakes mistakes = new Mistakes(file);
      List<Exclusion> read =
          new ExclusionsReader(file, Map.of(), mistakes).read(draft.yaml(2, "\n")).all();
      if (!reason.isBlank()) {
        assertThat(read)
            .as("seed %d: %s gave %s", seed, draft.yaml(0, "\n"), mistakes.all())
            .singleElement()
            .extracting(Exclusion::reason)
            .isEqualTo(reason.strip());
      }
    }
  }

  @Test
  void addingAndRemovingInAnyOrderEndsWhereItBegan() {
    folder.with("exclusions.yaml", KEPT + "\n");
    long seed = 20_130_601;
    List<String> ids = new ArrayList<>(IntStream.range(0, 12).mapToObj(i -> "e" + i).toList());
    List<Problem> problems = new ArrayList<>();
    ids.forEach(id -> problems.addAll(ExclusionFile.add(file, draft(id))));
    Collections.shuffle(ids, new Random(seed));
    ids.forEach(id -> problems.addAll(ExclusionFile.remove(file, id)));
    assertThat(problems).as("seed %d", seed).isEmpty();
    assertThat(folder.text("exclusions.yaml")).as("seed %d", seed).isEqualTo(KEPT + "\n");
  }
}
