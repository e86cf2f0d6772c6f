package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code tharsis exclusions …} does not do, and why. */
class ExclusionRefusalsTest extends ExclusionSite {
  @Test
  void otherStepsAreRefused() throws IOException {
    add("web", "--port", "80");
    String before = file();
    assertThat(exclusions("propose", "web").errors())
        .isEqualToIgnoringNewLines("web is active; it can become shadow or ended");
    assertThat(exclusions("activate", "web").output()).contains("web is active");
    assertThat(file()).isEqualTo(before);
    assertThat(exclusions("end", "wbe").errors())
        .isEqualToIgnoringNewLines("there is no 'wbe'; did you mean 'web'?");
    exclusions("end", "web");
    Ran ended = exclusions("activate", "web");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors())
        .isEqualToIgnoringNewLines(
            "web has ended; ./tharsis exclusions renew web --ends DATE brings it back");
    assertThat(add("late", "--port", "1", "--state", "ended").exitCode()).isEqualTo(1);
  }

  @Test
  void aLastDayIsStillToCome() throws IOException {
    add("web", "--port", "80");
    String before = file();
    Ran over = exclusions("renew", "web", "--ends", today.minusDays(1));
    assertThat(over.exitCode()).isEqualTo(1);
    assertThat(over.errors())
        .isEqualToIgnoringNewLines(
            today.minusDays(1) + " is over; write a last day that is still to come");
    assertThat(file()).isEqualTo(before);
    assertThat(exclusions("renew", "web", "--ends", today).exitCode()).isZero();
  }

  @Test
  void whatCannotBeWrittenDownIsNotDone() throws IOException {
    Files.writeString(directory.resolve("data/audit"), "in the way");
    Ran ran = add("web", "--port", "80");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).startsWith("nothing was changed: it can't be written down in");
    assertThat(site.file("exclusions.yaml")).doesNotExist();
  }

  @Test
  void whatIsThereOrIsNotIsSaid() {
    added("web", "--port", "80");
    assertThat(add("web", "--port", "81").errors()).contains("there is a 'web' already");
    assertThat(add("scan", "--rule", "prot-scan").errors())
        .isEqualToIgnoringNewLines("there is no rule 'prot-scan'; did you mean 'port-scan'?");
    Ran gone = exclusions("remove", "wbe");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.errors()).contains("there is no 'wbe'; did you mean 'web'?");
  }

  /** The next reading of the site would refuse it, and a running engine all that comes then. */
  @Test
  void nothingIsRenewedForLongerThanItMayLast() throws IOException {
    site.with("tharsis.yaml", "").exclusion("web", "port: 80");
    site.with("exclusions.yaml", file().replace("2099-12-31", ends.toString()));
    Ran ran = exclusions("renew", "web", "--ends", "2099-12-31");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("ends: 2099-12-31 is more than 366d after today; write ");
    assertThat(exclusions("renew", "web", "--ends", today.plusDays(366)).exitCode()).isZero();
    Ran check = Ran.tharsis("check", "--config", site.file("tharsis.yaml"));
    assertThat(check.output()).contains(" is right;");
  }

  /** Nothing that is wrong is loaded, so that it would not be what is printed. */
  @ParameterizedTest
  @ValueSource(strings = {"propose", "shadow", "activate"})
  void whatIsNotLoadedIsNot(String step) throws IOException {
    site.exclusion(
        "web", "source: gone", "state: " + (step.equals("shadow") ? "active" : "shadow"));
    String before = file();
    Ran ran = exclusions(step, "web");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.output()).isEmpty();
    assertThat(ran.errors()).contains("source: 'gone' is neither a list nor an address block");
    assertThat(file()).isEqualTo(before);
    assertThat(exclusions("end", "web").output()).isEqualToIgnoringNewLines("web is ended");
    assertThat(exclusions("end", "web").exitCode()).as("once more").isZero();
  }
}
