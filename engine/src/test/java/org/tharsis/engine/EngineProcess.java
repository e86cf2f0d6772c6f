package org.tharsis.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;
import org.tharsis.rules.RuleBook;

/**
 * An engine in a process of its own, to be killed: has its rules ready and opens when it is told
 * anything, says its ports in a line, stops when it is told anything more, and ends with its
 * parent.
 */
final class EngineProcess {
  private EngineProcess() {}

  /**
   * @param args the site's file and, if its time is not the system's, a {@link SharedClock}'s
   */
  public static void main(String[] args) throws IOException {
    Path siteFile = Path.of(args[0]);
    Site site = SiteReader.read(siteFile).asOptional().orElseThrow();
    RuleBook book = SiteRules.of(site);
    if (System.in.read() >= 0) {
      InstantSource clock =
          args.length > 1 ? new SharedClock(Path.of(args[1])) : InstantSource.system();
      run(new Engine(siteFile, site, book, clock));
    }
    Runtime.getRuntime().halt(1);
  }

  private static void run(Engine engine) throws IOException {
    System.out.println(
        engine.addresses().stream()
            .map(InetSocketAddress::getPort)
            .map(String::valueOf)
            .collect(Collectors.joining(" ")));
    System.out.flush();
    if (System.in.read() >= 0) {
      engine.close();
    }
  }
}
