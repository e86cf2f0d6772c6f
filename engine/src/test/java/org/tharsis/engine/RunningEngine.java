package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import org.tharsis.config.Site;
import org.tharsis.engine.account.Balance;
import org.tharsis.rules.RuleBook;

/** An engine at work, and what others see of it through its data directory. */
final class RunningEngine implements AutoCloseable {
  private final Engine engine;
  private final Archive archive;

  private RunningEngine(SiteFolder folder, Site site, RuleBook book) throws IOException {
    engine = new Engine(folder.file(), site, book, InstantSource.system());
    archive = new Archive(folder.data());
  }

  static RunningEngine on(SiteFolder folder) throws IOException {
    RunningEngine running = new RunningEngine(folder, folder.site(), CompiledOnce.SHIPPED);
    assertThat(running.engine.problems()).isEmpty();
    return running;
  }

  /** With the rules of the site as well. */
  static RunningEngine withItsRules(SiteFolder folder) throws IOException {
    return withItsRules(folder, SiteRules.of(folder.site()));
  }

  /** The same, for who starts it often: its rules as they were compiled before. */
  static RunningEngine withItsRules(SiteFolder folder, RuleBook book) throws IOException {
    return new RunningEngine(folder, folder.site(), book);
  }

  InetSocketAddress udp() {
    return engine.addresses().getFirst();
  }

  InetSocketAddress tcp() {
    return engine.addresses().getLast();
  }

  Engine engine() {
    return engine;
  }

  /** Sends lines over TCP and waits until the query finds so many events. */
  void takes(Iterable<String> lines, String query, long events) throws Exception {
    Peer.sends(tcp(), lines);
    finds(query, events);
  }

  /** Waits until the query finds so many events. */
  void finds(String query, long events) throws Exception {
    Eventually.holds(
        "%d events for %s".formatted(events, query), () -> archive.count(query) == events);
  }

  /** Waits until so many lines are accounted for. */
  Balance accountsFor(long lines) throws Exception {
    Eventually.holds(
        lines + " lines are accounted for", () -> archive.balance().total().received() == lines);
    return archive.balance();
  }

  Archive archive() {
    return archive;
  }

  /** Its lines whole, in the order they came in. */
  List<String> lines(String query) throws IOException {
    return archive.lines(query);
  }

  @Override
  public void close() {
    engine.close();
  }
}
