package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;

/** A site with a data directory that replays have filled. */
final class StoredSite {
  private final Path site;
  private final Path data;

  StoredSite(Path site, Path data) throws IOException {
    this.site = site;
    this.data = data;
    with("tharsis.yaml", "exclusions: {longest: 36500d}\n");
  }

  /** Writes one of its files. */
  StoredSite with(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    return this;
  }

  Path file(String name) {
    return site.resolve(name);
  }

  /** An exclusion that holds until 2099. */
  StoredSite exclusion(String id, String... criteria) throws IOException {
    return with(
        "exclusions.yaml",
        "- id: %s\n  %s\n  owner: anna\n  reason: a test\n  ends: 2099-12-31\n"
            .formatted(id, String.join("\n  ", criteria)));
  }

  /** One TCP connection that an ASA denied on 2026-11-21. */
  static String deny(String time, String source, int port) {
    return "<164>Nov 21 2026 %s fw1 : %%ASA-4-106023: Deny tcp src outside:%s/4000 dst inside:10.0.0.5/%d by access-group \"x\" [0x0, 0x0]%n"
        .formatted(time, source, port);
  }

  /** So many ports from 20 up, a second apart from ten o'clock on. */
  static String scan(String source, int ports) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < ports; i++) {
      log.append(deny("10:00:%02d".formatted(i), source, 20 + i));
    }
    return log.toString();
  }

  /** Replays lines as a file of that name. */
  Ran replay(String name, String log) throws IOException {
    Ran ran = run("replay", with(name, log).file(name));
    if (ran.exitCode() != 0) {
      throw new AssertionError(ran);
    }
    return ran;
  }

  /** Runs a command on the site and its data. */
  Ran run(Object... words) {
    Object[] where = {"--config", file("tharsis.yaml"), "--data", data};
    return Ran.tharsis(Stream.concat(Arrays.stream(words), Arrays.stream(where)).toArray());
  }

  /** A rule of its own. */
  static String rule(String id, String constraints) {
    return """
    rule "%s"
        @title( "%s" )  @severity( green )  @key( source )  @quiet( 30m )
        @means( "m" )  @todo( "t" )
    when
        $e : Event( %s )
    then
        finding.raise( $e );
    end
    """
        .formatted(id, id, constraints);
  }

  /** Runs {@code tharsis exclusions …}. */
  Ran exclusions(Object... words) {
    return run(Stream.concat(Stream.of("exclusions"), Arrays.stream(words)).toArray());
  }

  /** Runs {@code tharsis exclusions add …}. */
  Ran addExclusion(String id, LocalDate ends, Object... more) {
    Object[] all = {"add", id, "--owner", "anna", "--reason", "why not", "--ends", ends};
    return exclusions(Stream.concat(Arrays.stream(all), Arrays.stream(more)).toArray());
  }
}
