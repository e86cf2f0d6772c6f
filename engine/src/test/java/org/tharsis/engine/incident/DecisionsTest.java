package org.tharsis.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;

class DecisionsTest {
  private static final Decision RESOLVED =
      new Decision(Verdict.RESOLVED, "„host“ taken\noff the network", "anna", 1_370_340_000_000L);
  private static final Decision FALSE_POSITIVE =
      new Decision(Verdict.FALSE_POSITIVE, "a backup", "bob", 1_370_340_000_001L);

  private record Word(String incident, @Nullable Decision decision) {}

  /** Writes down what it is given. */
  private static final class Notebook implements Decisions.Carrier {
    final List<Word> words = new ArrayList<>();

    @Override
    public void carryOut(String incident, @Nullable Decision decision) throws IOException {
      words.add(new Word(incident, decision));
    }
  }

  @TempDir private Path directory;
  private Path below;
  private Decisions decisions;

  @BeforeEach
  void name() {
    below = directory.resolve("decisions");
    decisions = new Decisions(below);
  }

  private List<Word> carriedOut() throws IOException {
    Notebook notebook = new Notebook();
    decisions.carryOut(notebook);
    return notebook.words;
  }

  @Test
  void withoutAnyNothingHappens() throws IOException {
    assertThat(carriedOut()).isEmpty();
    assertThat(below).doesNotExist();
  }

  @Test
  void whatIsHandedInIsCarriedOutOnce() throws IOException {
    Path file = decisions.handIn("abcdefghij", RESOLVED);
    assertThat(file).exists();
    assertThat(carriedOut()).containsExactly(new Word("abcdefghij", RESOLVED));
    assertThat(file).doesNotExist();
    assertThat(carriedOut()).isEmpty();
  }

  @Test
  void anotherProcessFindsIt() throws IOException {
    new Decisions(below).handIn("abcdefghij", RESOLVED);
    assertThat(carriedOut()).containsExactly(new Word("abcdefghij", RESOLVED));
  }

  @Test
  void noneOpensAgain() throws IOException {
    decisions.handIn("abcdefghij", null);
    assertThat(carriedOut()).containsExactly(new Word("abcdefghij", null));
  }

  @Test
  void theLastWordOnAnIncidentHolds() throws IOException {
    decisions.handIn("abcdefghij", RESOLVED);
    decisions.handIn("abcdefghij", FALSE_POSITIVE);
    assertThat(carriedOut()).containsExactly(new Word("abcdefghij", FALSE_POSITIVE));
  }

  @Test
  void whatFailsIsTriedAgain() throws IOException {
    decisions.handIn("abcdefghij", RESOLVED);
    assertThatThrownBy(
            () ->
                decisions.carryOut(
                    (incident, decision) -> {
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(carriedOut()).containsExactly(new Word("abcdefghij", RESOLVED));
  }

  @Test
  void whatWasNotMadeDurableIsCarriedOutAgain() throws IOException {
    decisions.handIn("abcdefghij", RESOLVED);
    assertThatThrownBy(
            () ->
                decisions.carryOut(
                    new Decisions.Carrier() {
                      @Override
                      public void carryOut(String incident, @Nullable Decision decision) {}

                      @Override
                      public void commit() throws IOException {
                        throw new IOException("killed");
                      }
                    }))
        .hasMessage("killed");
    assertThat(carriedOut()).containsExactly(new Word("abcdefghij", RESOLVED));
  }

  @Test
  void whatCanNotBeReadIsSetAsideAndStopsNobody() throws IOException {
    for (int round = 0; round < 2; round++) {
      Files.createDirectories(below);
      Files.writeString(below.resolve("1.json"), "{ \"incident\" : \"abc");
      Files.writeString(below.resolve("2.json"), "null");
      Files.writeString(below.resolve("3.json"), "{}");
      Files.writeString(below.resolve("4.json"), "{\"incident\": \"x\", \"as\": \"MAYBE\"}");
      decisions.handIn("abcdefghij", RESOLVED);
      assertThat(carriedOut()).containsExactly(new Word("abcdefghij", RESOLVED));
    }
    assertThat(below)
        .isDirectoryContaining("glob:**/1.unreadable")
        .isDirectoryContaining("glob:**/2.unreadable")
        .isDirectoryContaining("glob:**/3.unreadable")
        .isDirectoryContaining("glob:**/4.unreadable")
        .isDirectoryNotContaining("glob:**.{json,taken}");
  }

  @Test
  void aWordThatComesMeanwhileTakesNothingAway() throws IOException {
    decisions.handIn("abcdefghij", RESOLVED);
    decisions.carryOut(
        (incident, decision) -> {
          decisions.handIn(incident, FALSE_POSITIVE);
        });
    assertThat(carriedOut()).containsExactly(new Word("abcdefghij", FALSE_POSITIVE));
  }

  @Test
  void whatIsStillBeingWrittenIsLeftAlone() throws IOException {
    Files.createDirectories(below);
    Files.writeString(below.resolve("decision1.new"), "{ \"incident\" : \"abc");
    assertThat(carriedOut()).isEmpty();
    assertThat(below.resolve("decision1.new")).exists();
  }
}
