package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site that comes with Tharsis, as its files lie in the source tree. */
class ShippedSiteTest {
  private static final Path SHIPPED = Path.of("site");

  @TempDir Path directory;

  private static String shipped(String name) throws IOException {
    return Files.readString(SHIPPED.resolve(name));
  }

  @Test
  void itHasNoMistakesAndSetsNothing() {
    Loaded<Site> loaded = SiteReader.read(SHIPPED.resolve("tharsis.yaml"));
    assertThat(loaded.problems()).isEmpty();
    Site site = loaded.asOptional().orElseThrow();
    assertThat(site.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(site.hosts().all()).isEmpty();
    assertThat(site.exclusions().all()).isEmpty();
    assertThat(site.ruleFiles()).isEmpty();
  }

  @Test
  void theDefaultsItShowsAreTheDefaults() throws IOException {
    String yaml =
        shipped("tharsis.yaml")
            .lines()
            .map(line -> line.stripLeading().startsWith("# ") ? "" : line.replaceFirst("#", ""))
            .collect(Collectors.joining("\n"));
    SiteFolder folder = new SiteFolder(directory).with("tharsis.yaml", yaml);
    assertThat(folder.site().settings()).isEqualTo(Settings.DEFAULT);
    Mistakes none = new Mistakes(SHIPPED);
    Node.Mapping shown = (Node.Mapping) Objects.requireNonNull(YamlText.read(yaml, none));
    assertThat(shown.content().toString())
        .as("every setting, once")
        .isEqualTo(
            "{data=data, syslog={address=0.0.0.0, port=5514, maxLineBytes=64kB},"
                + " networks={inside=[10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 127.0.0.0/8,"
                + " 169.254.0.0/16, fc00::/7, ::1/128, fe80::/10]}, timeZone=UTC,"
                + " senders=[], egress=[], lateness=2s,"
                + " exclusions={enabled=true, longest=366d}, rules={disabled=[]}, windows={maxKeys=200000},"
                + " journal={size=4GB}, files=[], store={age=null, size=null, quiet=03:00},"
                + " status={enabled=true, address=127.0.0.1, port=9514},"
                + " mail={host=null, port=587, security=starttls, from=null, user=null,"
                + " passwordFile=null, passwordVariable=null, authorities=null, timeout=30s},"
                + " reports=[]}");
  }

  @Test
  void theSettingsItShowsAsExamplesWorkOnceUncommented() throws IOException {
    String examples =
        shipped("tharsis.yaml")
            .lines()
            .filter(line -> line.matches("# [a-z]+:|#   .*"))
            .map(line -> line.substring(2))
            .collect(Collectors.joining("\n"));
    assertThat(examples.lines().filter(line -> !line.startsWith(" ")))
        .containsExactly("receivers:", "senders:", "egress:", "files:", "reports:");
    SiteFolder folder =
        new SiteFolder(directory)
            .with("tharsis.yaml", examples + "\nmail: {host: mail, from: tharsis@example.org}\n")
            .with("queries/denied.txt", "act:denied\n")
            .with("tls/chain.pem", "")
            .with("tls/key.pem", "")
            .with("tls/clients-ca.pem", "")
            .with("lists/resolvers.txt", "192.0.2.53\n");
    Settings settings = folder.site().settings();
    assertThat(settings.receivers()).isNotEqualTo(Settings.DEFAULT.receivers());
    assertThat(settings.senders()).hasSize(2);
    assertThat(settings.egress()).hasSize(2);
    assertThat(settings.reports()).hasSize(2);
  }

  @Test
  void itsExamplesWorkOnceUncommented() throws IOException {
    String exclusions =
        shipped("exclusions.yaml")
            .lines()
            .filter(line -> line.startsWith("# - ") || line.startsWith("#   "))
            .map(line -> line.substring(2))
            .collect(Collectors.joining("\n"));
    SiteFolder folder =
        new SiteFolder(directory)
            .with("exclusions.yaml", exclusions)
            .with("lists/akamai.txt", shipped("lists/akamai.txt"))
            .with("hosts.csv", shipped("hosts.csv").replace("# web-1", "web-1"));
    assertThat(folder.site().hosts().all()).hasSize(1);
    assertThat(folder.site().exclusions().all())
        .singleElement()
        .satisfies(exclusion -> assertThat(exclusion.words()).contains("destination in akamai"));
  }

  @Test
  void theAkamaiListIsDatedAndHoldsTheAddressOf2013() {
    Site site = SiteReader.read(SHIPPED.resolve("tharsis.yaml")).asOptional().orElseThrow();
    AddressList akamai = Objects.requireNonNull(site.lists().get("akamai"));
    assertThat(akamai.source()).startsWith("https://techdocs.akamai.com/");
    assertThat(akamai.taken()).isNotNull();
    assertThat(akamai.goodFor()).isEqualTo(Duration.ofDays(90));
    assertThat(akamai.addresses().contains(Notation.address("96.6.123.83"))).isTrue();
    assertThat(akamai.addresses().contains(Notation.address("172.232.0.1"))).isFalse();
  }

  @Test
  void theSourceItShowsIsOneWithEveryDefault() throws IOException {
    String readme = shipped("lists/README.md");
    String example = readme.substring(readme.indexOf("```yaml") + 7);
    SiteFolder folder =
        new SiteFolder(directory)
            .with("lists/cloudfront.yaml", example.substring(0, example.indexOf("```")))
            .with("lists/cloudfront.txt", "192.0.2.0/24\n");
    ListSource shown = folder.site().allLists().source("cloudfront");
    ListSource standard = ListSource.of("cloudfront");
    assertThat(shown)
        .isEqualTo(
            new ListSource(
                "cloudfront",
                shown.from(),
                shown.format(),
                shown.selection(),
                standard.every(),
                standard.goodFor(),
                standard.mayShrink(),
                standard.keep(),
                standard.maxBytes()));
    assertThat(shown.chosen()).isEqualTo("aws, service cloudfront");
  }
}
