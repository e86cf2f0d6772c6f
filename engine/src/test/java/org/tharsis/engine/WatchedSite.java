package org.tharsis.engine;

import static java.util.stream.Collectors.joining;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Site;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalSize;
import org.tharsis.engine.journal.Syncer;
import org.tharsis.engine.receive.Receivers;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.rules.RuleBook;

/** A running pipeline whose site changes, and is looked at when the test says so. */
final class WatchedSite implements AutoCloseable {
  /** The one shipped rule that holds there: at each look that changes rules all are compiled. */
  private static final String SHIPPED = "threat-list-contact";

  static final String DENIED = Asa.deny("192.0.2.7", "10.0.0.1", 445);

  /** No exclusion covers it. */
  static final String JUDGED = Asa.deny("192.0.2.7", "10.0.0.1", 23);

  /** No line waits for earlier ones: those that do are judged by the rules of later. */
  private static final String AT_ONCE = "lateness: 0s\n";

  private static @Nullable RuleBook begin;

  private final SiteFolder folder;
  private final PipelineThread pipeline;
  private final Receivers receivers;
  private final Journal journal;
  private final Syncer syncer;
  private final Archive archive;
  private SiteWatch watch;
  private Consumer<Site> alsoUsedBy = changed -> {};
  private long sent;

  private final Logger logger = (Logger) LoggerFactory.getLogger(SiteWatch.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  WatchedSite(Path directory) throws Exception {
    folder =
        new SiteFolder(directory)
            .settings(settings())
            .with("exclusions.yaml", SiteFolder.exclusion("before", "store", "port: 445"));
    Site site = folder.site();
    RuleBook book = book(site);
    DataDirectory data = new DataDirectory(folder.data());
    Pipeline first = new Pipeline(site, book, data);
    journal = Journal.open(data.journal(), JournalSize.of(16 << 20), 0, problem -> {});
    syncer = new Syncer(journal, Thread.ofPlatform().factory());
    Intake intake = new Intake(journal, syncer);
    pipeline =
        new PipelineThread(
            site, book, first, Pipeline::new, data, journal, intake, InstantSource.system());
    pipeline.start();
    receivers =
        Receivers.open(site.settings().receivers(), List.of(), intake, InstantSource.system());
    watch = watch(site, book);
    archive = new Archive(folder.data());
    log.start();
    logger.addAppender(log);
  }

  /** Each test begins with the same: compiled once. */
  private static synchronized RuleBook book(Site site) {
    RuleBook known = begin;
    if (known == null) {
      known = SiteRules.of(site);
      begin = known;
    }
    return known;
  }

  /** The settings, with more rules disabled. */
  static String settings(String... disabled) {
    String others = Rules.allShippedBut(SHIPPED);
    String all = Stream.concat(Stream.of(others), Stream.of(disabled)).collect(joining(", "));
    return AT_ONCE + "rules: {disabled: [" + all + "]}\n";
  }

  SiteFolder folder() {
    return folder;
  }

  PipelineThread pipeline() {
    return pipeline;
  }

  Archive archive() {
    return archive;
  }

  /** Looks whether anything has changed. */
  void look() {
    watch.run();
  }

  /** As if the engine had been started with the site as it is now. */
  void watchFromNowOn() {
    Site site = folder.site();
    watch = watch(site, SiteRules.of(site));
  }

  private SiteWatch watch(Site site, RuleBook book) {
    return new SiteWatch(
        folder.file(),
        site,
        book,
        pipeline,
        changed -> alsoUsedBy.accept(changed),
        InstantSource.system());
  }

  /** From now on a site that has changed is given to this one, too. */
  void usedBy(Consumer<Site> another) {
    alsoUsedBy = another;
  }

  /** Sends a line, and waits until it is stored. */
  void take(String line) throws Exception {
    sent++;
    Peer.sends(receivers.addresses().getLast(), List.of(line));
    Eventually.holds("the line is stored", () -> archive.count("*") == sent);
  }

  /** What was logged. */
  List<ILoggingEvent> log() {
    return log.list;
  }

  List<String> mistakes() {
    return log.list.stream()
        .filter(event -> event.getLevel() == Level.ERROR)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() throws IOException {
    logger.detachAppender(log);
    receivers.close();
    pipeline.stop();
    syncer.close();
    journal.close();
  }
}
