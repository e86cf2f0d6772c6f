package org.tharsis.engine.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.AddressList;
import org.tharsis.config.ListFolder;
import org.tharsis.config.ListHeader;
import org.tharsis.config.ListSource;
import org.tharsis.config.SiteReader;
import org.tharsis.engine.SiteFolder;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.Problem;

/** Lists fetched from a web server that runs beside the test. */
class ListRefreshTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String FIVE =
      "192.0.2.0/26\n192.0.2.64/26\n192.0.2.128/26\n192.0.2.192/26\n198.51.100.0/26\n";
  private static final String FOUR = "192.0.2.0/24\n";

  @TempDir private Path directory;
  private SiteFolder site;
  private ListFolder folder;
  private ListServer server;
  private ListRefresh refresh;
  private Instant now = NOON;

  @BeforeEach
  void start() throws IOException {
    site = new SiteFolder(directory);
    folder = new ListFolder(site.file());
    server = new ListServer();
    source("");
    refresh = new ListRefresh(folder, () -> now, Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    refresh.close();
    server.close();
  }

  private void source(String more) throws IOException {
    site.with("lists/cdn.yaml", "from: " + server.address() + "\n" + more);
  }

  private static AddressSet set(String... blocks) {
    return AddressSet.of(Stream.of(blocks).map(Cidr::parse).toList());
  }

  private ListSource source() {
    return folder.source("cdn").asOptional().orElseThrow();
  }

  private Refreshed refresh() {
    return refresh.refresh(source(), false);
  }

  private AddressList list() {
    return folder.list("cdn").orElseThrow();
  }

  private static List<String> why(Refreshed outcome) {
    assertThat(outcome).isInstanceOf(Refreshed.Refused.class);
    return ((Refreshed.Refused) outcome).problems().stream().map(Problem::message).toList();
  }

  @Test
  void aListIsFetchedAndSaysWhereItComesFrom() throws IOException {
    server.has(FIVE, "\"one\"");
    assertThat(refresh()).isEqualTo(changed(set("192.0.2.0/24", "198.51.100.0/26"), set()));
    ListHeader header = list().header();
    assertThat(header.source()).isEqualTo(server.address());
    assertThat(header.taken()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(header.goodFor()).isEqualTo(Duration.ofDays(30));
    assertThat(SiteReader.read(site.file()).problems()).isEmpty();
    try (Stream<Path> files = Files.list(directory.resolve("lists"))) {
      assertThat(files.map(each -> String.valueOf(each.getFileName())))
          .as("and nothing else is left behind")
          .containsExactlyInAnyOrder("cdn.yaml", "cdn.txt");
    }
  }

  private static Refreshed changed(AddressSet came, AddressSet gone) {
    return new Refreshed.Changed("cdn", came, gone);
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    server.has(FIVE, "\"one\"");
    refresh();
    now = NOON.plus(Duration.ofDays(3));
    assertThat(refresh()).isEqualTo(new Refreshed.Same("cdn"));
    assertThat(server.asked()).containsExactly("200", "304");
    assertThat(list().taken()).as("it is as new as that").isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(folder.past("cdn")).isEmpty();
  }

  @Test
  void aListOfAnotherKindIsNotReplaced() throws IOException {
    String ports = "\n# kind: ports\n80\n443\n";
    site.with("lists/cdn.txt", ports);
    server.has(FIVE, "\"one\"");
    assertThat(why(refresh()))
        .containsExactly(
            "would put addresses in the place of lists/cdn.txt, which is a list of ports; cut"
                + " 'from' or that");
    assertThat(directory.resolve("lists/cdn.txt")).hasContent(ports);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void whatElseIsWantedIsSentInAnyCase() throws IOException {
    server.has("192.0.2.0\t24\t64500\n198.51.100.0\t24\t64501\n", "\"one\"");
    source("format: bgp\nnetwork: 64500\n");
    refresh();
    source("format: bgp\nnetwork: [64500, 64501]\n");
    assertThat(refresh()).isEqualTo(changed(set("198.51.100.0/24"), set()));
    assertThat(server.asked()).containsExactly("200", "200");
  }

  @Test
  void aListThatChangesHasAPast() {
    server.has(FIVE, null);
    refresh();
    now = NOON.plus(Duration.ofDays(2));
    server.has(FIVE.replace("198.51.100.0/26", "203.0.113.0/26"), null);
    assertThat(refresh()).isEqualTo(changed(set("203.0.113.0/26"), set("198.51.100.0/26")));
    assertThat(folder.past("cdn").keySet())
        .containsExactly(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 22));
    AddressList list = list();
    assertThat(list.dated().at(NOON.toEpochMilli()))
        .isEqualTo(set("192.0.2.0/24", "198.51.100.0/26"));
    assertThat(list.dated().at(now.toEpochMilli()))
        .isEqualTo(set("192.0.2.0/24", "203.0.113.0/26"));
  }

  @Test
  void aListThatShrankStaysAsItWas() throws IOException {
    source("mayShrink: 19\n");
    server.has(FIVE, null);
    refresh();
    server.has(FOUR, null);
    assertThat(why(refresh()))
        .containsExactly(
            "20 % of its addresses would be gone, and 19 % may; ./tharsis lists refresh cdn"
                + " --any-loss takes it");
    assertThat(list().addresses()).isEqualTo(set("192.0.2.0/24", "198.51.100.0/26"));
    assertThat(folder.refusal("cdn").orElseThrow())
        .startsWith("2026-11-20T12:00:00Z  " + server.address() + ": 20 %");
    assertThat(refresh.refresh(source(), true)).isInstanceOf(Refreshed.Changed.class);
    assertThat(folder.refusal("cdn")).isEmpty();
  }

  @Test
  void aFifthMayBeGone() {
    server.has(FIVE, null);
    refresh();
    server.has(FOUR, null);
    assertThat(refresh()).isEqualTo(changed(set(), set("198.51.100.0/26")));
  }

  @Test
  void whatIsBrokenIsNotTaken() throws IOException {
    server.has(FIVE, null);
    refresh();
    server.has(FIVE + "<html>\n192.0.2.1/24\n", null);
    assertThat(why(refresh())).hasSize(2).last().asString().contains("has host bits set");
    server.has("", null);
    assertThat(why(refresh())).containsExactly("has no addresses, read as plain");
    server.has("0.0.0.0/1\n128.0.0.0/1\n", null);
    assertThat(why(refresh())).singleElement().asString().startsWith("holds all addresses");
    server.answers(500);
    assertThat(why(refresh())).containsExactly("answered 500");
    server.answers(302);
    assertThat(why(refresh()))
        .containsExactly(
            "has moved to https://elsewhere.example.com/list; write that at 'from' if it is right");
    source("maxSize: 1024\n");
    server.answers(200);
    server.has(FIVE.repeat(40), null);
    assertThat(why(refresh())).singleElement().asString().startsWith("could not be had: ");
    assertThat(list().addresses()).isEqualTo(set("192.0.2.0/24", "198.51.100.0/26"));
  }

  @Test
  void whoDoesNotAnswerIsNotWaitedForForEver() throws IOException {
    server.has(FIVE, null);
    server.stalls();
    try (ListRefresh hasty = new ListRefresh(folder, () -> now, Duration.ofMillis(300))) {
      assertThat(why(hasty.refresh(source(), false))).hasSize(1);
    }
    assertThat(folder.list("cdn")).isEmpty();
  }

  @Test
  void whatIsClosedFetchesNothing() {
    server.has(FIVE, null);
    refresh.close();
    assertThat(why(refresh())).containsExactly("was broken off");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void nobodyThere() {
    server.close();
    assertThat(why(refresh())).singleElement().asString().startsWith("could not be ");
  }

  @Test
  void aServerThatNobodyVouchesForIsNotBelieved() throws Exception {
    try (UnknownServer unknown = new UnknownServer(directory, FIVE)) {
      site.with("lists/cdn.yaml", "from: " + unknown.address() + "\n");
      assertThat(why(refresh())).singleElement().asString().contains("certification path");
    }
    assertThat(folder.list("cdn")).isEmpty();
  }

  @Test
  void aListMayComeFromAFile() throws IOException {
    site.with("lists/cdn.yaml", "from: ../published.json\n")
        .with("published.json", "{\"addresses\": [\"192.0.2.0/24\"]}");
    assertThat(refresh()).isEqualTo(changed(set("192.0.2.0/24"), set()));
    assertThat(refresh()).isEqualTo(new Refreshed.Same("cdn"));
    site.with("published.json", "{\"addresses\": [\"192.0.2.0/24\", \"198.51.100.1\"]}");
    assertThat(refresh()).isEqualTo(changed(set("198.51.100.1"), set()));
    Files.delete(directory.resolve("published.json"));
    assertThat(refresh()).isInstanceOf(Refreshed.Refused.class);
    assertThat(list().addresses().countV4()).isEqualTo(257);
  }

  @Test
  void listsAreFetchedWhenTheyAreDue() throws IOException {
    source("every: 6h\n");
    server.has(FIVE, null);
    site.with("lists/byhand.txt", "192.0.2.1\n").with("lists/byhand.yaml", "keep: 3\n");
    try (ListSchedule schedule = new ListSchedule(folder, () -> now)) {
      schedule.run();
      schedule.run();
      assertThat(server.asked()).hasSize(1);
      now = now.plus(Duration.ofHours(6).minusSeconds(1));
      schedule.run();
      assertThat(server.asked()).hasSize(1);
      now = now.plus(Duration.ofSeconds(1));
      schedule.run();
      assertThat(server.asked()).hasSize(2);
    }
    try (ListSchedule afterAStart = new ListSchedule(folder, () -> now)) {
      afterAStart.run();
      assertThat(server.asked()).as("it was fetched a moment ago").hasSize(2);
    }
  }

  @Test
  void whatWasRefusedIsTriedAgainInAnHour() throws IOException {
    server.answers(503);
    try (ListSchedule schedule = new ListSchedule(folder, () -> now)) {
      schedule.run();
      now = now.plus(Duration.ofMinutes(59));
      schedule.run();
      assertThat(server.asked()).hasSize(1);
      now = now.plus(Duration.ofMinutes(1));
      server.answers(200);
      server.has(FIVE, null);
      schedule.run();
    }
    assertThat(list().addresses().isEmpty()).isFalse();
    assertThat(folder.refusal("cdn")).isEmpty();
  }
}
