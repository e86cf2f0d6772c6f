package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code tharsis exclusions test} and {@code lint} as their users have them. */
class ExclusionAnswersTest extends ExclusionSite {
  @Test
  void whatSomebodyShouldLookAt() throws IOException {
    added("web", "--port", "80");
    assertThat(exclusions("lint").output())
        .isEqualToIgnoringNewLines("nothing is the matter with the exclusions");
    added("web-too", "--port", "80", "--protocol", "tcp");
    Ran ran = exclusions("lint");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.lines())
        .containsExactly(
            "shadowed      web-too decides nothing: web covers all that it could, and decides"
                + " first");
    assertThat(exclusions("lint", "--json").lines())
        .containsExactly(
            "{\"id\":\"web-too\",\"kind\":\"shadowed\",\"words\":\"decides nothing: web covers all that"
                + " it could, and decides first\"}");
  }

  private void severalExclusions() throws IOException {
    site.with("lists/cdn.txt", "198.51.100.0/24\n");
    added("cdn", "--destination", "cdn", "--port", "80,443", "--direction", "outbound");
    added("scanner", "--source", "10.1.2.9", "--rule", "port-scan", "--action", "drop");
    added("lab", "--source", "10.1.2.0/24", "--state", "shadow");
    added("idea", "--destination", "198.51.100.7", "--state", "proposed");
  }

  @Test
  void whichOneAppliesAndWhy() throws IOException {
    severalExclusions();
    Ran ran =
        exclusions("test", "--source", "10.1.2.3", "--destination", "198.51.100.7", "--port", 80);
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines())
        .containsExactly(
            "cdn applies: it is kept and searchable, and not correlated",
            "    destination in cdn: it is 198.51.100.7",
            "    port 80 or 443: it is 80",
            "    direction outbound: it is outbound",
            "    anna, until %s: why not".formatted(ends),
            "not lab (shadow): it covers it, too",
            "not idea (proposed): it covers it, too",
            "not scanner: source in 10.1.2.9, it is 10.1.2.3; rule port-scan, none is given");
    assertThat(
            exclusions("test", "--source", "10.1.2.9", "--port", "22", "--rule", "port-scan")
                .lines())
        .startsWith(
            "scanner applies: it is kept and correlated, and what this rule finds is only counted",
            "    source in 10.1.2.9: it is 10.1.2.9",
            "    anna, until %s: why not".formatted(ends),
            "in shadow: lab would",
            "not idea (proposed): destination in 198.51.100.7, there is none");
  }

  @Test
  void orWhyNoneDoes() throws IOException {
    severalExclusions();
    Ran ran =
        exclusions("test", "--source", "10.1.3.3", "--destination", "198.51.100.7", "--port", 22);
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.lines())
        .containsExactly(
            "no exclusion applies: it is kept and correlated",
            "not idea (proposed): it would, if it were active",
            "not cdn: port 80 or 443, it is 22",
            "not lab (shadow): source in 10.1.2.0/24, it is 10.1.3.3",
            "not scanner: source in 10.1.2.9, it is 10.1.3.3; rule port-scan, none is given");
    Ran later =
        exclusions(
            "test",
            "--destination",
            "198.51.100.7",
            "--port",
            "80",
            "--source",
            "10.1.2.3",
            "--at",
            ends.plusDays(1),
            "--limit",
            1,
            "--json");
    assertThat(later.lines())
        .containsExactly(
            "{\"applies\":null,\"action\":null,\"outcome\":\"it is kept and correlated\","
                + "\"because\":[],\"shadow\":[],\"misses\":[{\"id\":\"cdn\",\"state\":\"active\","
                + "\"differences\":[\"it ended on %s\"]}]}".formatted(ends));
  }

  @Test
  void whatCannotBeTestedIsSaid() throws IOException {
    assertThat(exclusions("test").errors()).contains("say something of the event");
    assertThat(exclusions("test", "--source", "10.1").errors()).contains("'10.1' is no IP address");
    assertThat(exclusions("test", "--port", "1", "--limit", "-1").errors())
        .isEqualToIgnoringNewLines("--limit must be at least 0");
    assertThat(exclusions("test", "--port", "65536").errors()).contains("65536 is no port");
    assertThat(exclusions("test", "--port", "1", "--rule", "prot-scan").errors())
        .contains("did you mean 'port-scan'?");
  }
}
