package org.tharsis.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Loaded;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;
import org.tharsis.engine.DataDirectory;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --config} and {@code --data}, on every command that reads a site or an index. */
final class SiteOptions {
  private static final String HOME = "tharsis.home";
  private static final Path SHIPPED = Path.of("config", "site", "tharsis.yaml");

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the site's tharsis.yaml; its folder is the site (default: the shipped site)")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where events and incidents are kept (default: the site's setting, ./data)")
  private @Nullable Path data;

  private @Nullable Site read;

  /** The site's tharsis.yaml. */
  Path file() {
    return config != null ? config : Path.of(System.getProperty(HOME, "")).resolve(SHIPPED);
  }

  /** The site as far as it is right, {@code --data} applied; what is wrong is printed, once. */
  Site site() throws NotDone {
    if (read == null) {
      read = read();
    }
    return read;
  }

  private Site read() throws NotDone {
    Loaded<Site> loaded = SiteReader.read(file(), LocalDate.now(ZoneOffset.UTC));
    Site site = loaded.value();
    if (site == null) {
      throw new NotDone(loaded.problems());
    }
    complain(loaded.problems());
    return data == null ? site : site.withData(data);
  }

  void complain(List<Problem> problems) {
    problems.forEach(
        problem -> command.commandLine().getErr().println(Escaped.text(problem.toString())));
  }

  /** These options as they were given, for a command to be pasted behind; empty if none was. */
  String asGiven() {
    return asGiven("--config", config) + asGiven("--data", data);
  }

  private static String asGiven(String option, @Nullable Path path) {
    return path == null ? "" : " %s %s".formatted(option, quoted(path.toString()));
  }

  /** As a shell reads one word (POSIX 2.2.2). */
  private static String quoted(String path) {
    boolean plain =
        path.chars()
            .allMatch(
                c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "/._-+:@%=,".indexOf(c) >= 0);
    return plain ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  boolean configGiven() {
    return config != null;
  }

  Path exclusionsFile() {
    return file().resolveSibling("exclusions.yaml");
  }

  boolean dataGiven() {
    return data != null;
  }

  /** The same, whether it is there yet or not. */
  DataDirectory dataToBe() throws NotDone {
    return new DataDirectory(data != null ? data : site().settings().data());
  }

  /** Where events and incidents are: what {@code --data} says, else the site. */
  DataDirectory dataDirectory() throws NotDone {
    Path path = data != null ? data : site().settings().data();
    if (!Files.isDirectory(path)) {
      throw new NotDone(
          "there is no data in %s yet; --data names another directory"
              .formatted(path.toAbsolutePath()));
    }
    return new DataDirectory(path);
  }
}
