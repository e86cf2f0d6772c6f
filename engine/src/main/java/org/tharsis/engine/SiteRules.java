package org.tharsis.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tharsis.config.RuleFile;
import org.tharsis.config.Site;
import org.tharsis.engine.BookFile.Origin;
import org.tharsis.model.DatedSet;
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
    return compile(files(site), site);
  }

  /** Compiles those that are not disabled, with the site's lists. */
  public static RuleBook compile(Collection<BookFile> files, Site site) {
    return RuleBook.compile(
        files.stream().filter(file -> !file.disabled()).map(BookFile::source).toList(),
        lists(site));
  }

  /** All rule files of a site, the shipped ones first, the disabled ones among them. */
  public static List<BookFile> files(Site site) {
    Set<String> disabled = site.settings().disabledRules();
    Map<String, BookFile> files = new LinkedHashMap<>();
    for (RuleSource each : Shipped.rules()) {
      String name = withoutEnding(fileName(each.file()));
      files.put(name, new BookFile(name, each, Origin.SHIPPED, disabled.contains(name)));
    }
    for (RuleFile each : site.ruleFiles()) {
      own(new RuleSource(each.path().toString(), each.text()), disabled, files);
    }
    return List.copyOf(files.values());
  }

  /** The files with one more of the site's own, in place of any of its name. */
  public static List<BookFile> with(List<BookFile> files, RuleSource source) {
    Map<String, BookFile> all = new LinkedHashMap<>();
    files.forEach(each -> all.put(each.name(), each));
    own(source, Set.of(), all);
    return List.copyOf(all.values());
  }

  private static void own(RuleSource source, Set<String> disabled, Map<String, BookFile> files) {
    String name = withoutEnding(fileName(source.file()));
    BookFile before = files.get(name);
    boolean replaces = before != null && before.origin() != Origin.SITE;
    Origin origin = replaces ? Origin.REPLACED : Origin.SITE;
    files.put(name, new BookFile(name, source, origin, disabled.contains(name)));
  }

  /** The site's address lists as rules and searches see them: as they are, and were. */
  public static Map<String, DatedSet> lists(Site site) {
    Map<String, DatedSet> lists = new TreeMap<>();
    site.lists().forEach((name, list) -> lists.put(name, list.dated()));
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
    List<Problem> problems = new ArrayList<>(book.problems());
    problems.addAll(unknown(site, book));
    return problems;
  }

  /** Where the site names rules that there are not. */
  static List<Problem> unknown(Site site, RuleBook book) {
    Set<String> known = new HashSet<>();
    book.rules().stream().map(Rule::id).forEach(known::add);
    Shipped.rules().forEach(each -> known.add(withoutEnding(fileName(each.file()))));
    site.ruleFiles().forEach(each -> known.add(withoutEnding(fileName(each.name()))));
    return site.unknownRules(known);
  }
}
