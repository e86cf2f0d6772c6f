package org.tharsis.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Exclusions;
import org.tharsis.model.Problem;

/** Reads a site whole. A mistake in one file leaves the others usable. */
public final class SiteReader {
  private final Layout layout;
  private final @Nullable LocalDate today;
  private final List<Problem> problems = new ArrayList<>();
  private final List<RuleReference> references = new ArrayList<>();
  private List<WrittenExclusion> writtenExclusions = List.of();

  private SiteReader(Layout layout, @Nullable LocalDate today) {
    this.layout = layout;
    this.today = today;
  }

  /**
   * Reads the site whose settings lie in this file, and everything beside it. What is wrong is left
   * out and reported, all of it at once; there is no site only if the settings cannot be read. On
   * no day: of exclusions that do not say when they were made it is not said that they last too
   * long.
   */
  public static Loaded<Site> read(Path tharsisYaml) {
    return readOn(null, tharsisYaml);
  }

  /** As {@link #read(Path)}, on this day (UTC). */
  public static Loaded<Site> read(Path tharsisYaml, LocalDate today) {
    return readOn(today, tharsisYaml);
  }

  private static Loaded<Site> readOn(@Nullable LocalDate today, Path tharsisYaml) {
    SiteFiles files = SiteFiles.of(tharsisYaml); // before reading: a change meanwhile is seen later
    SiteReader reader = new SiteReader(new Layout(tharsisYaml), today);
    return new Loaded<>(reader.site(files), reader.problems);
  }

  private @Nullable Site site(SiteFiles files) {
    List<Problem> inLists = new ArrayList<>();
    Lists lists = lists(inLists); // settings name them
    List<Problem> inQueries = new ArrayList<>();
    Map<String, SavedQuery> queries = queries(inQueries);
    Settings settings = settings(lists);
    Hosts hosts = hosts();
    problems.addAll(inLists);
    problems.addAll(inQueries);
    Exclusions exclusions = exclusions(lists, settings == null ? Settings.DEFAULT : settings);
    List<RuleFile> rules = rules();
    return settings == null
        ? null
        : new Site(
            layout.directory(),
            settings,
            hosts,
            lists,
            exclusions,
            writtenExclusions,
            rules,
            queries,
            references,
            files);
  }

  private @Nullable Settings settings(Lists lists) {
    Mistakes mistakes = new Mistakes(layout.settings());
    if (!Files.exists(layout.settings())) {
      mistakes.at(0, "no such file; make one (an empty file sets every default) or name another");
      problems.addAll(mistakes.all());
      return null;
    }
    SettingsReader reader = new SettingsReader(layout.settings(), lists, queryNames(), mistakes);
    Settings settings = reader.read();
    references.addAll(reader.rules());
    problems.addAll(mistakes.all());
    return settings;
  }

  private Hosts hosts() {
    if (!Files.exists(layout.hosts())) {
      return Hosts.NONE;
    }
    Mistakes mistakes = new Mistakes(layout.hosts());
    String text = TextFile.read(layout.hosts(), mistakes);
    Hosts hosts = text == null ? Hosts.NONE : HostsReader.read(text, mistakes);
    problems.addAll(mistakes.all());
    return hosts;
  }

  private Lists lists(List<Problem> inLists) {
    checkDirectory(layout.lists(), inLists);
    return new ListsReader(layout.lists(), inLists).read();
  }

  /** Also of those that cannot be read, so that these are reported once. */
  private Set<String> queryNames() {
    return SiteFiles.in(layout.queries(), Layout.QUERY).stream()
        .map(SavedQuery::nameOf)
        .collect(Collectors.toSet());
  }

  /** All saved queries; one that cannot be read is left out. */
  private Map<String, SavedQuery> queries(List<Problem> mistaken) {
    Map<String, SavedQuery> queries = new TreeMap<>();
    checkDirectory(layout.queries(), mistaken);
    for (Path file : SiteFiles.in(layout.queries(), Layout.QUERY)) {
      Mistakes mistakes = new Mistakes(file);
      SavedQuery query = SavedQuery.read(file, mistakes);
      if (query != null) {
        queries.put(query.name(), query);
      }
      mistaken.addAll(mistakes.all());
    }
    return queries;
  }

  private static void checkDirectory(Path directory, List<Problem> problems) {
    if (Files.exists(directory) && !(Files.isDirectory(directory) && Files.isReadable(directory))) {
      problems.add(new Problem(directory.toString(), 0, "is not a directory that can be read"));
    }
  }

  private Exclusions exclusions(Lists lists, Settings settings) {
    Path file = layout.exclusions();
    if (!Files.exists(file)) {
      return Exclusions.NONE;
    }
    Mistakes mistakes = new Mistakes(file);
    String text = TextFile.read(file, mistakes);
    ExclusionsReader reader =
        new ExclusionsReader(
            file,
            criteria(lists, settings),
            new TermsReader(settings.longestExclusion(), today),
            mistakes);
    Exclusions exclusions = text == null ? Exclusions.NONE : reader.read(text);
    writtenExclusions = reader.written();
    references.addAll(reader.rules());
    problems.addAll(mistakes.all());
    return exclusions;
  }

  private static CriteriaReader criteria(Lists lists, Settings settings) {
    return new CriteriaReader(lists, settings.insideNetworks(), settings.timeZone());
  }

  /**
   * What reads exclusions at this site, whatever else is wrong there.
   *
   * @param today null for no day
   */
  static ExclusionsReader exclusionsReader(
      Path tharsisYaml, @Nullable LocalDate today, Mistakes mistakes) {
    Site read = read(tharsisYaml).value();
    Settings settings = read == null ? Settings.DEFAULT : read.settings();
    return new ExclusionsReader(
        new Layout(tharsisYaml).exclusions(),
        criteria(read == null ? Lists.NONE : read.allLists(), settings),
        new TermsReader(settings.longestExclusion(), today),
        mistakes);
  }

  private List<RuleFile> rules() {
    List<RuleFile> rules = new ArrayList<>();
    checkDirectory(layout.rules(), problems);
    for (Path file : SiteFiles.in(layout.rules(), Layout.RULE)) {
      Mistakes mistakes = new Mistakes(file);
      String text = TextFile.read(file, mistakes);
      if (text != null) {
        rules.add(new RuleFile(String.valueOf(file.getFileName()), text, file));
      }
      problems.addAll(mistakes.all());
    }
    return rules;
  }
}
