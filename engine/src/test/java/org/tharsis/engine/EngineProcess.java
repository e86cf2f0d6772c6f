package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;

/** An engine in a process of its own, to be killed: says its TCP port, and ends with its parent. */
final class EngineProcess {
  private EngineProcess() {}

  public static void main(String[] args) throws IOException {
    Path siteFile = Path.of(args[0]);
    Site site = SiteReader.read(siteFile).asOptional().orElseThrow();
    Engine engine = new Engine(siteFile, site, SiteRules.of(site), InstantSource.system());
    System.out.println(engine.addresses().getLast().getPort());
    System.out.flush();
    while (System.in.read() >= 0) {
      // the parent says nothing; when it is gone, this ends
    }
    Runtime.getRuntime().halt(1);
  }
}
