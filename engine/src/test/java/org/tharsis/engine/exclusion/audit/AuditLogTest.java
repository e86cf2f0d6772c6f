package org.tharsis.engine.exclusion.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.config.ExclusionDraft;
import org.tharsis.config.ExclusionEntries;
import org.tharsis.config.ExclusionFile;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.SiteFolder;
import org.tharsis.model.Problem;

/** What is written down of changes, and what is found where somebody changed that. */
class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** No last day here is too far from it. */
  private static final LocalDate TODAY = LocalDate.of(2999, 1, 1);

  private static final String PRINTERS = SiteFolder.exclusion("printers", "store", "port: 9100");

  @TempDir private Path directory;
  private SiteFolder site;
  private AuditLog log;

  @BeforeEach
  void aSite() throws IOException {
    site = new SiteFolder(directory.resolve("site"));
    log = new AuditLog(new DataDirectory(site.data()), site.file(), InstantSource.fixed(NOW));
  }

  private List<Problem> add(String id) throws IOException {
    ExclusionDraft draft =
        ExclusionDraft.of(id)
            .with("port", "80")
            .with("owner", "anna")
            .with("reason", "a test")
            .with("ends", "2999-12-31");
    return log.change(
        "anna", "exclusions add", () -> ExclusionFile.adding(site.file(), draft, TODAY));
  }

  private List<Problem> state(String id, String state) throws IOException {
    return log.change(
        "bert",
        "exclusions " + state,
        () -> ExclusionFile.changing(site.file(), id, Map.of("state", state), TODAY));
  }

  private List<String> said() throws IOException {
    return log.read().records().stream()
        .map(each -> each.who() + " " + each.how() + " " + each.id())
        .toList();
  }

  private String owner() throws IOException {
    return Files.getOwner(site.file()).getName();
  }

  @Test
  void everyChangeIsWrittenDownWithBeforeAndAfter() throws IOException {
    assertThat(add("web")).isEmpty();
    assertThat(state("web", "shadow")).isEmpty();
    assertThat(log.change("anna", "remove", () -> ExclusionFile.removing(site.file(), "web")))
        .isEmpty();
    String web =
        """
        - id: web
          port: 80
          owner: anna
          reason: "a test"
          ends: 2999-12-31
        """;
    String shadow = web.replace("  port", "  state: shadow\n  port");
    assertThat(log.read().records())
        .containsExactly(
            new AuditRecord(NOW, "anna", "exclusions add", "web", null, web),
            new AuditRecord(NOW, "bert", "exclusions shadow", "web", web, shadow),
            new AuditRecord(NOW, "anna", "remove", "web", shadow, null));
    assertThat(log.read().damage()).isEmpty();
    assertThat(log.reconcile()).isEmpty();
  }

  @Test
  void whatComesToNothingIsNotWrittenDown() throws IOException {
    add("web");
    assertThat(state("web", "shadow")).isEmpty();
    assertThat(state("web", "shadow")).isEmpty();
    assertThat(state("web", "off")).isNotEmpty();
    assertThat(add("web")).isNotEmpty();
    assertThat(said()).containsExactly("anna exclusions add web", "bert exclusions shadow web");
  }

  @Test
  void whatIsEditedByHandIsNoticedOnce() throws IOException {
    add("web");
    site.with("exclusions.yaml", PRINTERS);
    assertThat(log.reconcile()).hasSize(2);
    assertThat(log.reconcile()).isEmpty();
    site.with("exclusions.yaml", "# a comment is no change\n" + PRINTERS);
    assertThat(log.reconcile()).isEmpty();
    site.with("exclusions.yaml", PRINTERS.replace("9100", "9101"));
    assertThat(state("printers", "shadow")).isEmpty();
    Files.delete(site.path("exclusions.yaml"));
    assertThat(log.reconcile()).hasSize(1);
    assertThat(said())
        .containsExactly(
            "anna exclusions add web",
            owner() + " by hand printers",
            owner() + " by hand web",
            owner() + " by hand printers",
            "bert exclusions shadow printers",
            owner() + " by hand printers");
  }

  @Test
  void aFileThatCannotBeReadWaits() throws IOException {
    add("web");
    site.with("exclusions.yaml", "- id: [");
    assertThat(log.reconcile()).isEmpty();
    assertThat(state("web", "shadow")).isNotEmpty();
    site.with("exclusions.yaml", PRINTERS);
    assertThat(log.reconcile()).hasSize(2);
  }

  @Test
  void whatCannotBeWrittenDownIsNotDone() throws IOException {
    add("web");
    String before = Files.readString(site.path("exclusions.yaml"));
    Files.delete(log.file());
    Files.createDirectory(log.file());
    assertThatThrownBy(() -> state("web", "ended")).isInstanceOf(IOException.class);
    assertThat(Files.readString(site.path("exclusions.yaml"))).isEqualTo(before);
  }

  @Test
  void whatCouldNotBeDoneIsSaidToo() throws IOException {
    add("web");
    Path blocked = Files.createDirectory(site.path(".exclusions.yaml.new"));
    Files.writeString(blocked.resolve("in the way"), "");
    assertThat(state("web", "ended"))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("cannot be written");
    assertThat(said())
        .containsExactly(
            "anna exclusions add web",
            "bert exclusions ended web",
            "bert exclusions ended, not done web");
    assertThat(log.reconcile()).isEmpty();
  }

  @Test
  void aTornLineIsSaidAndGoneOnBehind() throws IOException {
    add("a");
    add("b");
    String text = Files.readString(log.file());
    for (int cut = text.indexOf('\n') + 1; cut < text.length(); cut++) {
      Files.writeString(log.file(), text.substring(0, cut));
      Files.deleteIfExists(log.file().resolveSibling("exclusions.head"));
      log.reconcile();
      add("c" + cut);
      AuditTrail trail = log.read();
      assertThat(trail.damage()).as("cut at %d", cut).isEmpty();
      assertThat(trail.records().getLast().id()).isEqualTo("c" + cut);
      assertThat(trail.last())
          .as("cut at %d", cut)
          .isEqualTo(ExclusionEntries.read(site.file()).asOptional().orElseThrow().texts());
      boolean half = cut > text.indexOf('\n') + 1 && cut < text.length() - 1;
      assertThat(trail.torn()).as("cut at %d", cut).hasSize(half ? 1 : 0);
      log.change(
          "x", "x", () -> ExclusionFile.removing(site.file(), trail.records().getLast().id()));
    }
  }

  /** Whatever bytes are changed, cut or put in: it is found. */
  @Test
  void whatWasChangedIsFound() throws IOException {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      add(id);
    }
    String text = Files.readString(log.file());
    long seed = 4711;
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(400));
      String put = "x{\n}\"".substring(0, random.nextInt(6)).repeat(random.nextInt(3));
      String changed = text.substring(0, from) + put + text.substring(to);
      Files.writeString(log.file(), changed);
      assertThat(log.read().damage().isEmpty())
          .as("seed %d, %d: %d to %d becomes '%s'", seed, i, from, to, put)
          .isEqualTo(changed.equals(text));
    }
    List<String> lines = text.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      List<String> others = new ArrayList<>(lines);
      others.remove(line);
      Files.writeString(log.file(), String.join("\n", others) + "\n");
      assertThat(log.read().damage()).as("without line %d", line + 1).isNotEmpty();
    }
  }

  @Test
  void aLogThatIsGoneIsMissed() throws IOException {
    add("a");
    Files.delete(log.file());
    assertThat(log.read().damage())
        .extracting(Problem::message)
        .containsExactly("had 1 lines and has 0: its end was cut");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "99999999999999999999", "٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣"})
  void aHeadThatCountsMoreThanThereCanBeIsNoMistakeOfOurs(String lines) throws IOException {
    add("a");
    Files.writeString(log.file().resolveSibling("exclusions.head"), lines + " 00");
    assertThat(log.read().damage())
        .extracting(Problem::message)
        .containsExactly("had 2147483647 lines and has 1: its end was cut");
  }

  @Test
  void aCrashBeforeTheHeadIsWrittenIsNoDamage() throws IOException {
    add("a");
    String head = Files.readString(log.file().resolveSibling("exclusions.head"));
    add("b");
    Files.writeString(log.file().resolveSibling("exclusions.head"), head);
    assertThat(log.read().damage()).isEmpty();
  }

  @Test
  void itIsOnlyAppendedTo() throws IOException {
    String before = "";
    for (String id : List.of("a", "b", "c")) {
      add(id);
      String now = Files.readString(log.file());
      assertThat(now).startsWith(before);
      before = now;
    }
    Files.writeString(log.file(), "{\"half\":", StandardOpenOption.APPEND);
    state("b", "ended");
    assertThat(Files.readString(log.file())).startsWith(before + "{\"half\":\n{\"time\":");
  }

  @Test
  void writersWaitForEachOther() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "t" + i + "-";
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      start.await();
                      for (int n = 0; n < 5; n++) {
                        add(name + n);
                      }
                    } catch (IOException | InterruptedException e) {
                      synchronized (failures) {
                        failures.add(e);
                      }
                    }
                  }));
    }
    start.countDown();
    for (Thread each : threads) {
      each.join();
    }
    assertThat(failures).isEmpty();
    AuditTrail trail = log.read();
    assertThat(trail.damage()).isEmpty();
    assertThat(trail.records()).hasSize(20).allMatch(each -> each.how().equals("exclusions add"));
    assertThat(trail.last())
        .isEqualTo(ExclusionEntries.read(site.file()).asOptional().orElseThrow().texts());
  }
}
