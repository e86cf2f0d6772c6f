package org.tharsis.engine.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.BookFile;
import org.tharsis.engine.SiteRules;
import org.tharsis.model.Problem;
import org.tharsis.rules.Shipped;

/**
 * The scenarios there are for a site's rules, in order of their names.
 *
 * @param all those that could be read
 * @param problems files that are no scenario, or could not be read
 */
public record Scenarios(List<Scenario> all, List<Problem> problems) {

  public Scenarios {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }

  /**
   * The shipped ones of rules that the site has not replaced, and those in the site's folder of
   * rules.
   */
  public static Scenarios of(Site site) {
    Set<String> replaced = new HashSet<>();
    SiteRules.files(site).stream()
        .filter(file -> file.origin() == BookFile.Origin.REPLACED)
        .map(BookFile::name)
        .forEach(replaced::add);
    List<Scenario> all = new ArrayList<>(shipped());
    all.removeIf(each -> replaced.contains(each.rule()));
    List<Problem> problems = new ArrayList<>();
    all.addAll(inFolder(folder(site), problems));
    return new Scenarios(all, problems);
  }

  /** Where a site's own rules and scenarios lie. */
  public static Path folder(Site site) {
    return site.directory().resolve("rules");
  }

  /** Those that come with the product. */
  public static List<Scenario> shipped() {
    Map<String, byte[]> files = new HashMap<>();
    Shipped.scenarios().forEach(each -> files.put(each.name(), each.bytes()));
    return Shipped.scenarios().stream()
        .filter(each -> each.name().endsWith(ScenarioName.LOG))
        .map(each -> shipped(each, files.get(expectedBeside(each.name()))))
        .toList();
  }

  private static Scenario shipped(Shipped.BookFile file, byte @Nullable [] expected) {
    ScenarioName name = ScenarioName.of(file.name());
    if (name == null) {
      throw new IllegalStateException(file.name() + " is no scenario's name");
    }
    return new Scenario(
        "book/" + file.name(),
        name.rule(),
        name.fires(),
        true,
        file.bytes(),
        expected == null ? null : Findings.read(new String(expected, StandardCharsets.UTF_8)));
  }

  private static String expectedBeside(String log) {
    return log.substring(0, log.length() - ScenarioName.LOG.length()) + ScenarioName.EXPECTED;
  }

  private static List<Scenario> inFolder(Path folder, List<Problem> problems) {
    List<Scenario> found = new ArrayList<>();
    for (Path file : logs(folder, problems)) {
      ScenarioName name = ScenarioName.of(String.valueOf(file.getFileName()));
      if (name == null) {
        problems.add(
            new Problem(file.toString(), 0, "is no scenario's name; name it " + ScenarioName.FORM));
        continue;
      }
      try {
        found.add(read(file, name));
      } catch (IOException e) {
        problems.add(new Problem(file.toString(), 0, "can't be read: " + e));
      }
    }
    return found;
  }

  private static Scenario read(Path file, ScenarioName name) throws IOException {
    Path expected = Path.of(expectedBeside(file.toString()));
    List<String> lines =
        Files.exists(expected)
            ? Findings.read(new String(Files.readAllBytes(expected), StandardCharsets.UTF_8))
            : null;
    return new Scenario(
        file.toString(), name.rule(), name.fires(), false, Files.readAllBytes(file), lines);
  }

  private static List<Path> logs(Path folder, List<Problem> problems) {
    List<Path> logs = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ScenarioName.LOG)) {
        files.forEach(logs::add);
      } catch (IOException | DirectoryIteratorException e) {
        problems.add(new Problem(folder.toString(), 0, "can't be read: " + e));
      }
    }
    logs.sort(null);
    return logs;
  }
}
