package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Exclusion;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Problem;

class SiteReaderTest {
  private static final String EXCLUSION =
      "{id: %s, destination: %s, owner: anna, reason: why, ends: 2027-03-31}";

  @TempDir Path directory;
  private SiteFolder folder;

  @BeforeEach
  void write() {
    folder = new SiteFolder(directory);
  }

  @Test
  void onlyTheSettingsFileIsNeeded() {
    Site site = folder.site();
    assertThat(site.directory()).isEqualTo(directory);
    assertThat(site.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(site.hosts().all()).isEmpty();
    assertThat(site.lists()).isEmpty();
    assertThat(site.exclusions().all()).isEmpty();
    assertThat(site.ruleFiles()).isEmpty();
  }

  @Test
  void everythingBesideTheSettingsIsRead() {
    folder
        .with("hosts.csv", "web-1,192.0.2.10\n")
        .with("lists/akamai.txt", "198.51.100.0/24\n")
        .with("exclusions.yaml", "- " + EXCLUSION.formatted("a", "akamai"))
        .with("rules/b.drl", "rule b")
        .with("rules/a.drl", "rule a")
        .with("rules/README.md", "not a rule");
    Site site = folder.site();
    assertThat(site.hosts().addressOf("web-1")).isEqualTo(IpAddress.parse("192.0.2.10"));
    assertThat(site.lists()).containsOnlyKeys("akamai");
    assertThat(site.exclusions().all()).extracting(Exclusion::id).containsExactly("a");
    assertThat(site.ruleFiles())
        .containsExactly(
            new RuleFile("a.drl", "rule a", directory.resolve("rules/a.drl")),
            new RuleFile("b.drl", "rule b", directory.resolve("rules/b.drl")));
  }

  @Test
  void twoSettingsFilesMayShareOneFolder() {
    folder.with("without-list.yaml", "exclusions: {enabled: false}");
    Loaded<Site> other = SiteReader.read(directory.resolve("without-list.yaml"));
    assertThat(other.problems()).isEmpty();
    assertThat(other.asOptional().orElseThrow().settings().exclusionsEnabled()).isFalse();
  }

  @Test
  void aMissingSettingsFileSaysHowToMakeOne() {
    Path missing = directory.resolve("tharsis.yml");
    Loaded<Site> loaded = SiteReader.read(missing);
    assertThat(loaded.value()).isNull();
    assertThat(loaded.problems())
        .containsExactly(
            new Problem(
                missing.toString(),
                0,
                "no such file; make one (an empty file sets every default) or name another"));
  }

  @Test
  void settingsThatAreNoYamlLeaveNoSiteButAllMistakesAreTold() {
    folder.with("tharsis.yaml", "syslog: [").with("hosts.csv", "web-1,nowhere\n");
    assertThat(folder.read().value()).isNull();
    assertThat(folder.problems()).hasSize(2);
  }

  @Test
  void aDirectoryOrBytesInPlaceOfTextAreOneProblemEach() throws IOException {
    Files.createDirectory(directory.resolve("hosts.csv"));
    folder
        .with("lists/latin.txt", "192.0.2.1\n# B\u00fcro\n".getBytes(StandardCharsets.ISO_8859_1))
        .with("exclusions.yaml", "- " + EXCLUSION.formatted("a", "latin"));
    assertThat(folder.problems())
        .containsExactly(
            "hosts.csv: is a directory; name a file",
            "lists/latin.txt:2: is not UTF-8; save it as UTF-8");
  }

  @Test
  void aFileInPlaceOfADirectoryIsOneProblem() {
    folder.with("lists", "192.0.2.1").with("rules", "rule");
    assertThat(folder.problems())
        .containsExactly(
            "lists: is not a directory that can be read",
            "rules: is not a directory that can be read");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreFine() {
    folder
        .with("tharsis.yaml", "\ufefflateness: 5s\r\n")
        .with("hosts.csv", "\ufeffname,address\r\nweb-1,192.0.2.10\r\n")
        .with("lists/a.txt", "\ufeff192.0.2.0/24\r\n");
    assertThat(folder.site().settings().lateness()).hasSeconds(5);
    assertThat(folder.site().hosts().all()).hasSize(1);
  }

  @Test
  void aMistakeInOneFileLeavesTheOthersUsable() {
    folder
        .with("tharsis.yaml", "lateness: soon")
        .with("hosts.csv", "web-1,192.0.2.10\nweb-2,192.0.2.300\n")
        .with("lists/a.txt", "192.0.2.0/24\n192.0.2.0/240\n")
        .with("lists/b.txt", "198.51.100.0/24\n")
        .with(
            "exclusions.yaml",
            "- %s\n- %s\n".formatted(EXCLUSION.formatted("a", "a"), EXCLUSION.formatted("c", "c")));
    assertThat(folder.problems())
        .containsExactly(
            "tharsis.yaml:1: lateness: 'soon' is not a duration; write a number and a unit: 500ms,"
                + " 60s, 5m, 1h, 1d",
            "hosts.csv:2: '192.0.2.300' is no IP address; write name,address",
            "lists/a.txt:2: '/240' is no prefix length; write 0 to 32",
            "exclusions.yaml:2: destination: 'c' is neither a list nor an address block; did you"
                + " mean 'a'?");
    Site site = folder.usable();
    assertThat(site.hosts().all()).hasSize(1);
    assertThat(site.lists()).containsOnlyKeys("a", "b");
    assertThat(site.exclusions().all()).extracting(Exclusion::id).containsExactly("a");
  }

  @Test
  void rulesThatNobodyWroteAreFoundBesideTheRuleBook() {
    folder
        .with("tharsis.yaml", "rules:\n  disabled:\n    - port-scan\n    - prot-scan\n")
        .with(
            "exclusions.yaml",
            """
            - id: a
              rule: [port-scan,
                     flood]
              owner: anna
              reason: why
              ends: 2027-03-31
            """);
    Site site = folder.site();
    assertThat(folder.relative(site.unknownRules(Set.of("port-scan", "host-sweep"))))
        .containsExactly(
            "tharsis.yaml:4: there is no rule 'prot-scan'; did you mean 'port-scan'?",
            "exclusions.yaml:3: there is no rule 'flood'; rules: host-sweep, port-scan");
  }

  @Test
  void theWrongKindOfFileGivesNoFloodOfProblems() {
    folder.with("lists/big.txt", "not an address\n".repeat(1000));
    List<String> problems = folder.problems();
    assertThat(problems)
        .hasSize(101)
        .last()
        .isEqualTo("lists/big.txt: and 900 more mistakes like these");
  }

  @Test
  void aProblemIsSafeToShowAndShort() {
    folder.with("lists/a.txt", "\u001b[2J" + "x".repeat(10_000));
    assertThat(folder.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).hasSizeLessThan(500).doesNotContain("\u001b"));
  }

  @Test
  void noBytesMakeItThrow() {
    long seed = 4226;
    Random random = new Random(seed);
    List<String> names =
        List.of("tharsis.yaml", "hosts.csv", "exclusions.yaml", "lists/a.txt", "rules/a.drl");
    byte[] yaml =
        ("- " + EXCLUSION.formatted("a", "10.0.0.0/8") + "\n").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = yaml.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      folder.with(names.get(random.nextInt(names.size())), bytes);
      assertThat(folder.read().problems()).as("seed %d, run %d", seed, i).isNotNull();
    }
  }
}
