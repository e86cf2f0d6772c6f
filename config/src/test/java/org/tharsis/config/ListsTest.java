package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.published.PublishedFormat;

/** A site's lists as they lie in their folder. */
class ListsTest extends SiteLists {
  private static final String FASTLY = "{\"addresses\": [\"192.0.2.0/24\"]}";

  @Test
  void aProvidersFileIsAList() {
    folder.with("lists/cdn.json", FASTLY);
    assertThat(list("cdn").addresses()).isEqualTo(set("192.0.2.0/24"));
  }

  @Test
  void whatOfItIsWantedStandsBesideIt() {
    folder
        .with("lists/net.txt", "192.0.2.0\t24\t64500\n198.51.100.0\t24\t64501\n")
        .with("lists/net.yaml", "format: bgp\nnetwork: [AS64501]\n");
    assertThat(list("net").addresses()).isEqualTo(set("198.51.100.0/24"));
  }

  /** With less said of what is wanted of it, it would be all that the provider has. */
  @Test
  void whatIsWantedMustBeKnown() {
    folder
        .with(
            "lists/s3.json",
            "{\"prefixes\": [{\"ip_prefix\": \"192.0.2.0/24\", \"service\": \"S3\"}]}")
        .with("lists/s3.yaml", "format: aws\nservce: S3\n")
        .with("lists/net.txt", "192.0.2.0/24 ; mail\n")
        .with("lists/net.yaml", "format: plain\nevery: 5x\n")
        .with("lists/ours.txt", "198.51.100.0/24\n")
        .with("lists/ours.yaml", "from: https://example.com/a\nevery: 5x\n")
        .with("lists/new.yaml", "from: https://example.com/a\nevery: 5x\n");
    String empty =
        ": is not read, and the list is empty: what of it is meant can't be known until lists/";
    String every = ".yaml:2: every: '5x' is not a duration; write a number and a unit: 500ms,";
    assertThat(folder.problems())
        .satisfiesExactly(
            net -> assertThat(net).startsWith("lists/net" + every),
            unread -> assertThat(unread).startsWith("lists/new" + every),
            ours -> assertThat(ours).startsWith("lists/ours" + every),
            s3 -> assertThat(s3).startsWith("lists/s3.yaml:2: unknown key 'servce'"),
            net -> assertThat(net).isEqualTo("lists/net.txt" + empty + "net.yaml is right"),
            s3 -> assertThat(s3).isEqualTo("lists/s3.json" + empty + "s3.yaml is right"));
    Map<String, AddressList> lists = folder.usable().lists();
    assertThat(lists).containsOnlyKeys("net", "new", "ours", "s3");
    lists.forEach(
        (name, list) ->
            assertThat(list.addresses())
                .as(name)
                .isEqualTo(name.equals("ours") ? set("198.51.100.0/24") : set()));
  }

  @Test
  void sourcesWithAMistakeAreNoneAndSaid() {
    folder
        .with("lists/good.yaml", "from: https://example.com/good\n")
        .with("lists/bad.yaml", "from: https://example.com/bad\nevery: 5x\n");
    ListFolder lists = new ListFolder(folder.path("tharsis.yaml"));
    assertThat(lists.sources().value()).containsOnlyKeys("good");
    assertThat(folder.relative(lists.sources().problems()))
        .singleElement()
        .asString()
        .startsWith("lists/bad.yaml:2: every: '5x'");
    assertThat(lists.source("good").problems()).isEmpty();
    assertThat(lists.source("good").value()).isNotNull();
    assertThat(lists.source("bad").problems()).isEqualTo(lists.sources().problems());
    assertThat(lists.source("bad").value()).isNull();
    assertThat(lists.source("none")).isEqualTo(new Loaded<>(null, List.of()));
  }

  @Test
  void onlyAddressesAreFetched() {
    folder.with("lists/web.txt", "# kind: ports\n80\n").with("lists/web.yaml", "from: ../a\n");
    assertThat(folder.problems())
        .containsExactly(
            "lists/web.txt: is a list of ports, and lists/web.yaml would have addresses fetched in"
                + " its place; cut 'from' or this");
    assertThat(folder.usable().allLists().values()).containsOnlyKeys("web");
  }

  @Test
  void listsOfOtherKindsAreForThemselves() {
    folder.with("lists/web.txt", "# kind: ports\n80\n443\n").with("lists/a.txt", "192.0.2.1\n");
    Site site = folder.site();
    assertThat(site.lists()).containsOnlyKeys("a");
    assertThat(site.allLists().values()).containsOnlyKeys("web");
    assertThat(Objects.requireNonNull(site.allLists().values().get("web")).size()).isEqualTo(2);
  }

  @Test
  void exclusionsNameThemAll() {
    folder
        .with("lists/web.txt", "# kind: ports\n80\n443\n")
        .with("lists/firewalls.txt", "# kind: names\nFW-1\nfw-2\n")
        .with("lists/cdn.txt", "192.0.2.0/24\n")
        .with(
            "exclusions.yaml",
            """
            - id: a
              destination: list cdn
              port: [list web, 8080]
              device: list firewalls
              owner: anna
              reason: why
              ends: 2027-03-31
            """);
    var exclusion = folder.site().exclusions().all().getFirst();
    assertThat(exclusion.words())
        .containsExactly("destination in cdn", "port 80 or 443 or 8080", "device fw-1 or fw-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: list cdn | port: the list 'cdn' is one of addresses; one of ports is meant here",
        "port: list names | port: the list 'names' is one of names; one of ports is meant here",
        "port: list wbe | port: there is no list 'wbe' (lists/wbe.txt); did you mean 'web'?",
        "device: list web | device: the list 'web' is one of ports; one of names is meant here",
        "source: web | source: the list 'web' is one of ports; one of addresses is meant here",
        "source: new | source: the list 'new' was not fetched yet; ./tharsis lists refresh new",
        "source: list nobody | source: 'nobody' is neither a list nor an address block; lists: cdn",
      })
  void aListOfAnotherKindIsAMistake(String criterion, String problem) {
    folder
        .with("lists/new.yaml", "from: https://example.com/new\n")
        .with("lists/web.txt", "# kind: ports\n80\n")
        .with("lists/names.txt", "# kind: names\nfw\n")
        .with("lists/cdn.txt", "192.0.2.0/24\n")
        .with(
            "exclusions.yaml",
            "- {id: a, owner: anna, reason: why, ends: 2027-03-31, " + criterion + "}\n");
    assertThat(folder.problems()).containsExactly("exclusions.yaml:1: " + problem);
  }

  @Test
  void mistakesOfAllFilesComeTogether() {
    folder
        .with("lists/a.txt", "192.0.2.0/24\n192.0.2.1/24\n")
        .with("lists/a.json", FASTLY)
        .with("lists/b.json", "{\"addresses\": [\"192.0.2\"]}")
        .with("lists/c.txt", "0.0.0.0/0\n")
        .with("lists/d.yaml", "every: 1d\n")
        .with("lists/f.yaml", "from: https://example.com/f\n")
        .with("lists/f.json", FASTLY);
    assertThat(folder.problems())
        .containsExactly(
            "lists/a.txt:2: '192.0.2.1/24' has host bits set; the network is 192.0.2.0/24",
            "lists/a.json: there is lists/a.txt, too, and a name has one file; cut one",
            "lists/b.json:1: '192.0.2' is no IP address; write 10.0.0.0/8, 2001:db8::/32 or one"
                + " address",
            "lists/c.txt:1: '0.0.0.0/0' is every address there is, and tells nobody apart; write"
                + " the blocks that are meant",
            "lists/d.yaml: there is neither lists/d.txt nor lists/d.json; add it, or say 'from'"
                + " where",
            "lists/f.json: lists/f.yaml has it fetched into f.txt; cut 'from' or this");
    assertThat(folder.usable().lists()).containsOnlyKeys("a", "b", "c", "d", "f");
  }

  @Test
  void everySettingOfASourceIsRead() {
    folder
        .with("lists/s3.txt", "192.0.2.0/24\n")
        .with(
            "lists/s3.yaml",
            """
            from: https://example.com/ip-ranges.json
            format: aws
            service: S3
            region: [eu-west-1, eu-central-1]
            every: 6h
            goodFor: 7d
            mayShrink: 5%
            keep: 10
            maxSize: 2MB
            """);
    ListSource source = folder.site().allLists().source("s3");
    assertThat(source.from()).hasToString("https://example.com/ip-ranges.json");
    assertThat(source.format()).isEqualTo(PublishedFormat.AWS);
    assertThat(source.chosen()).isEqualTo("aws, region eu-central-1 eu-west-1, service s3");
    assertThat(source.every()).isEqualTo(Duration.ofHours(6));
    assertThat(source.goodFor()).isEqualTo(Duration.ofDays(7));
    assertThat(source.mayShrink()).isEqualTo(0.05);
    assertThat(source.keep()).isEqualTo(10);
    assertThat(source.maxBytes()).isEqualTo(2 << 20);
    assertThat(folder.site().allLists().source("other")).isEqualTo(ListSource.of("other"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: http://example.com/a | 1: from: 'http://example.com/a' could be changed on its way"
            + " by anybody; write https://",
        "from: ftp://example.com/a | 1: from: 'ftp://example.com/a' could be changed on its way by"
            + " anybody; write https://",
        "from: https://anna:pw@example.com/ | 1: from: has a name or password in it, which would"
            + " stand in the list; take it out",
        "from: https:///a | 1: from: 'https:///a' names no machine",
        "format: amazon | 1: format: 'amazon' is no format; write one of plain, aws, cloudflare,"
            + " fastly, google, azure, office365, delegated, bgp",
        "format: azure | 1: tag: is missing; say which, for all of it would be everybody",
        "{format: fastly, region: eu} | 1: unknown key 'region'; known here: every,"
            + " format, from, goodFor, keep, maxSize, mayShrink",
        "{format: bgp, network: } | 1: network: is empty; say which, or cut the line",
        "{format: aws, mayShrink: 120%} | 1: mayShrink: 120 is out of range; write 0 to 100",
        "{format: aws, every: 1s} | 1: every: 1s is out of range; write 1m to 365d",
        "{format: aws, keep: 0} | 1: keep: 0 is out of range; write 1 to 10000",
      })
  void aMistakeInASourceHasItsLine(String yaml, String problem) {
    folder.with("lists/a.yaml", yaml + "\n");
    assertThat(folder.problems()).containsExactly("lists/a.yaml:" + problem);
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:8080/a", "http://localhost/a", "http://[::1]:8080/a"})
  void fromThisMachineItNeedsNoEncryption(String address) {
    folder.with("lists/a.txt", "192.0.2.0/24\n").with("lists/a.yaml", "from: " + address + "\n");
    assertThat(folder.site().allLists().source("a").from()).hasToString(address);
  }

  @Test
  void whyAListWasNotFetchedIsNoted() throws IOException {
    ListFolder lists = new ListFolder(folder.path("tharsis.yaml"));
    assertThat(lists.refusal("cdn")).isEmpty();
    lists.refused("cdn", "answered 404");
    assertThat(lists.refusal("cdn")).hasValue("answered 404");
    lists.accepted("cdn");
    lists.accepted("cdn");
    assertThat(lists.refusal("cdn")).isEmpty();
  }

  @Test
  void aHeaderIsReadWithoutTheList() {
    folder.with("lists/cdn.txt", "# taken: 2026-11-20\n# a note\n192.0.2.0/24\n# source: no\n");
    ListFolder lists = new ListFolder(folder.path("tharsis.yaml"));
    ListHeader header = lists.header("cdn").orElseThrow();
    assertThat(header.taken()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(header.source()).isNull();
    assertThat(lists.header("other")).isEmpty();
  }
}
