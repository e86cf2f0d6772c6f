package org.tharsis.engine.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.SiteFolder;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.exclusion.audit.AuditLog;

/** What a running engine does for exclusions by itself; each look is called for by the test. */
class UpkeepTest {
  @TempDir private Path directory;
  private final Logger logger = (Logger) LoggerFactory.getLogger(Upkeep.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private SiteFolder site;
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  @BeforeEach
  void aSite() throws IOException {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
    site = new SiteFolder(directory);
    site.with("exclusions.yaml", SiteFolder.exclusion("web", "store", "port: 80"));
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private Upkeep upkeep() {
    InstantSource clock = () -> now;
    return new Upkeep(
        new DataDirectory(site.data()), site.file(), site.site(), () -> Balance.EMPTY, clock);
  }

  private List<String> said() {
    List<String> said = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    log.list.clear();
    return said;
  }

  @Test
  void whatIsEditedByHandIsNoted() throws IOException {
    String owner = Files.getOwner(site.file()).getName();
    Upkeep upkeep = upkeep();
    assertThat(said())
        .containsExactly("exclusion web was added by hand; " + owner + " owns the file");
    site.with("exclusions.yaml", SiteFolder.exclusion("web", "store", "port: 81"));
    upkeep.use(site.site());
    assertThat(said())
        .containsExactly("exclusion web was changed by hand; " + owner + " owns the file");
    site.with("exclusions.yaml", "");
    upkeep();
    assertThat(said())
        .containsExactly("exclusion web was removed by hand; " + owner + " owns the file");
    AuditLog audit =
        new AuditLog(new DataDirectory(site.data()), site.file(), InstantSource.system());
    assertThat(audit.read().records()).hasSize(3).allMatch(each -> each.who().equals(owner));
  }

  @Test
  void whatCannotBeWrittenDownIsTriedAgain() throws IOException {
    Path inTheWay = site.data().resolve("audit");
    Files.createDirectories(site.data());
    Files.createFile(inTheWay);
    Upkeep upkeep = upkeep();
    upkeep.lintIfChanged();
    assertThat(said())
        .filteredOn(each -> each.contains("can't be written to"))
        .as("once")
        .hasSize(1);
    Files.delete(inTheWay);
    upkeep.lintIfChanged();
    assertThat(said()).anyMatch(each -> each.startsWith("exclusion web was added by hand"));
    upkeep.lintIfChanged();
    assertThat(said()).isEmpty();
  }

  @Test
  void aLogThatWasChangedIsSaidAtTheStart() throws IOException {
    upkeep();
    Path file = site.data().resolve("audit/exclusions.jsonl");
    Files.writeString(file, Files.readString(file).replace("port: 80", "port: 81"));
    said();
    upkeep();
    assertThat(said()).anyMatch(each -> each.contains("line 1 is not what it was"));
  }

  @Test
  void whatIsTheMatterIsSaidOnceAndThenDaily() throws IOException {
    site.with(
        "exclusions.yaml",
        SiteFolder.exclusion("old", "store", "port: 80").replace("2099", "2025"));
    Upkeep upkeep = upkeep();
    said();
    assertThat(upkeep.complaints()).isEmpty();
    upkeep.lintIfChanged();
    assertThat(said()).containsExactly("exclusion old ended on 2025-12-31; renew it, or remove it");
    assertThat(upkeep.complaints()).containsEntry("ended", 1L).containsEntry("broad", 0L);
    upkeep.lintIfChanged();
    upkeep.use(site.site());
    upkeep.lintIfChanged();
    assertThat(said()).isEmpty();
    upkeep.lint();
    assertThat(said()).hasSize(1);
    site.with("exclusions.yaml", SiteFolder.exclusion("new", "store", "port: 80"));
    upkeep.use(site.site());
    upkeep.lintIfChanged();
    assertThat(upkeep.complaints()).containsEntry("ended", 0L);
  }
}
