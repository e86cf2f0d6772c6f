package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.config.EditedExclusions.KEPT;
import static org.tharsis.config.EditedExclusions.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing from a site's exclusions. */
class ExclusionRemovalTest {
  @TempDir Path directory;
  private EditedExclusions exclusions;

  @BeforeEach
  void write() {
    exclusions = new EditedExclusions(directory);
  }

  @Test
  void removingCutsTheEntryAndTheCommentsDirectlyAboveIt() {
    exclusions.with(KEPT);
    assertThat(exclusions.remove("printers")).isEmpty();
    assertThat(exclusions.text())
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
    assertThat(exclusions.remove("backup")).isEmpty();
    assertThat(exclusions.text()).isEqualTo("# Ours.\n\n\n# between\n\n# at the end\n");
  }

  @Test
  void removingWhatIsNotThereSaysWhatIs() {
    assertThat(exclusions.remove("a"))
        .containsExactly("exclusions.yaml: cannot be read (no such file)");
    exclusions.with(KEPT);
    assertThat(exclusions.remove("printer"))
        .containsExactly("exclusions.yaml: there is no 'printer'; did you mean 'printers'?");
  }

  @Test
  void removingOneOfTwoIsForAPerson() {
    exclusions.with("- {id: a, port: 1}\n- {id: a, port: 2}\n");
    assertThat(exclusions.remove("a"))
        .containsExactly("exclusions.yaml:1: there are several 'a'; mend by hand");
  }

  @Test
  void removingFromOneLineIsForAPerson() {
    String text = "[{id: a, port: 1}, {id: b, port: 2}]\n";
    exclusions.with(text);
    assertThat(exclusions.remove("a")).singleElement().asString().contains("only by hand");
    assertThat(exclusions.text()).isEqualTo(text);
  }

  @Test
  void addingAndRemovingInAnyOrderEndsWhereItBegan() {
    exclusions.with(KEPT + "\n");
    long seed = 20_130_601;
    List<String> ids = new ArrayList<>(IntStream.range(0, 12).mapToObj(i -> "e" + i).toList());
    List<String> problems = new ArrayList<>();
    ids.forEach(id -> problems.addAll(exclusions.add(draft(id))));
    Collections.shuffle(ids, new Random(seed));
    ids.forEach(id -> problems.addAll(exclusions.remove(id)));
    assertThat(problems).as("seed %d", seed).isEmpty();
    assertThat(exclusions.text()).as("seed %d", seed).isEqualTo(KEPT + "\n");
  }
}
