package org.tharsis.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tharsis.config.RuleFile;
import org.tharsis.config.Site;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.RuleSource;
import org.tharsis.rules.Shipped;

/**
 * The rules that hold at a site: the shipped ones and its own, without those it has disabled. A
 * file of the site's takes the place of a shipped one of the same name.
 */
public final class SiteRules {
  private SiteRules() {}

  /** Reads and compiles them; what is wrong stands in the book's problems. */
  public static RuleBook of(Site site) {
    Set<String> disabled = site.settings().disabledRules();
    Map<String, RuleSource> sources = new LinkedHashMap<>();
    Shipped.rules().forEach(each -> sources.put(fileName(each.file()), each));
    for (RuleFile each : site.ruleFiles()) {
      sources.put(fileName(each.name()), new RuleSource(each.path().toString(), each.text()));
    }
    sources.keySet().removeIf(name -> disabled.contains(withoutEnding(name)));
    return RuleBook.compile(List.copyOf(sources.values()), lists(site));
  }

  /** The site's address lists as rules see them. */
  static Map<String, AddressSet> lists(Site site) {
    Map<String, AddressSet> lists = new TreeMap<>();
    site.lists().forEach((name, list) -> lists.put(name, list.addresses()));
    return lists;
  }

  private static String fileName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".drl") ? name : name + ".drl";
  }

  private static String withoutEnding(String name) {
    return name.substring(0, name.length() - ".drl".length());
  }

  /** All that is wrong with a site's rules, and with what names them elsewhere. */
  public static List<Problem> problems(Site site, RuleBook book) {
    Set<String> known = new HashSet<>();
    book.rules().stream().map(Rule::id).forEach(known::add);
    Shipped.rules().forEach(each -> known.add(withoutEnding(fileName(each.file()))));
    site.ruleFiles().forEach(each -> known.add(withoutEnding(fileName(each.name()))));
    List<Problem> problems = new ArrayList<>(book.problems());
    problems.addAll(site.unknownRules(known));
    return problems;
  }
}
