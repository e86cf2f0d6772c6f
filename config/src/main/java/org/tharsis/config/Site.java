package org.tharsis.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusions;
import org.tharsis.model.Problem;

/**
 * One site: everything a person has told the engine.
 *
 * @param directory the folder it lies in
 * @param settings what {@code tharsis.yaml} says
 * @param hosts what {@code hosts.csv} says
 * @param allLists its lists, of whatever kind
 * @param exclusions what {@code exclusions.yaml} says, even while the settings disable it
 * @param writtenExclusions the same, as they stand in it
 * @param ruleFiles the site's own rules, by name
 * @param queries the saved queries by name
 * @param ruleReferences where settings and exclusions name rules
 * @param files the files it was read from, as they were
 */
public record Site(
    Path directory,
    Settings settings,
    Hosts hosts,
    Lists allLists,
    Exclusions exclusions,
    List<WrittenExclusion> writtenExclusions,
    List<RuleFile> ruleFiles,
    Map<String, SavedQuery> queries,
    List<RuleReference> ruleReferences,
    SiteFiles files) {

  public Site {
    writtenExclusions = List.copyOf(writtenExclusions);
    ruleFiles = List.copyOf(ruleFiles);
    queries = Collections.unmodifiableMap(new TreeMap<>(queries));
    ruleReferences = List.copyOf(ruleReferences);
  }

  /** The lists of addresses by name. */
  public Map<String, AddressList> lists() {
    return allLists.addresses();
  }

  /** The same with its data elsewhere. */
  public Site withData(Path data) {
    return new Site(
        directory,
        settings.withData(data),
        hosts,
        allLists,
        exclusions,
        writtenExclusions,
        ruleFiles,
        queries,
        ruleReferences,
        files);
  }

  /**
   * The exclusions that are over and do not say so. While a site runs they are none of its
   * mistakes: they cover nothing any more.
   *
   * @param today UTC
   */
  public List<Problem> endedExclusions(LocalDate today) {
    return writtenExclusions.stream()
        .filter(each -> each.isOver(today))
        .map(WrittenExclusion::over)
        .toList();
  }

  /**
   * Those of them that were written or changed since the site was as before.
   *
   * @param today UTC
   */
  public List<Problem> endedExclusions(LocalDate today, Site before) {
    Set<String> known =
        before.writtenExclusions.stream().map(WrittenExclusion::text).collect(Collectors.toSet());
    return writtenExclusions.stream()
        .filter(each -> each.isOver(today) && !known.contains(each.text()))
        .map(WrittenExclusion::over)
        .toList();
  }

  /** The lists of ports, names and users that an exclusion names. */
  public Set<String> valueListsOf(Exclusion exclusion) {
    return writtenExclusions.stream()
        .filter(each -> each.exclusion().id().equals(exclusion.id()))
        .flatMap(each -> each.valueLists().stream())
        .collect(Collectors.toSet());
  }

  /** The mistakes that show only beside the rule book: rules named here that it does not have. */
  public List<Problem> unknownRules(Collection<String> book) {
    return ruleReferences.stream()
        .filter(reference -> !book.contains(reference.rule()))
        .map(reference -> reference.unknownAmong(book))
        .toList();
  }
}
