package org.tharsis.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;
import org.tharsis.rules.language.AddressTest;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.language.KnownLists;
import org.tharsis.rules.language.RuleFile;
import org.tharsis.rules.language.RuleFileReader;

/** Rules, read and compiled: those that are right, and what is wrong with the others. */
public final class RuleBook {
  private final CompiledBook compiled;
  private final List<CountedRule> rules;
  private final List<Problem> problems;
  private final List<AddressTest> addressTests;
  private final Map<String, DatedSet> lists;
  private final RuleVersions versions;

  private RuleBook(
      CompiledBook compiled,
      List<RuleFile> files,
      List<Problem> problems,
      Map<String, DatedSet> lists) {
    this.compiled = compiled;
    this.addressTests =
        files.stream().map(RuleFile::addressTests).flatMap(Collection::stream).toList();
    this.lists = Map.copyOf(lists);
    this.rules = files.stream().map(RuleFile::rules).flatMap(Collection::stream).toList();
    this.problems = List.copyOf(problems);
    this.versions = new RuleVersions(files);
  }

  /** Compiles rule files. One with mistakes is left out and reported; the others work. */
  public static RuleBook compile(List<RuleSource> sources) {
    return compile(sources, Map.of());
  }

  /**
   * As {@link #compile(List)}.
   *
   * @param lists the site's address lists by name; a rule of the site's may name no other
   */
  public static RuleBook compile(List<RuleSource> sources, Map<String, DatedSet> lists) {
    List<Problem> problems = new ArrayList<>();
    List<RuleFile> files = read(sources, lists.keySet(), problems);
    RuleCompiler compiler = new RuleCompiler(files);
    CompiledBook compiled = compiler.compile();
    problems.addAll(compiler.problems());
    return new RuleBook(compiled, compiler.good(), problems, lists);
  }

  private static List<RuleFile> read(
      List<RuleSource> sources, Set<String> lists, List<Problem> problems) {
    List<RuleFile> files = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    Suspicions suspicions = new Suspicions();
    for (RuleSource source : sources) {
      RuleFile file =
          RuleFileReader.read(
              source.file(),
              source.text(),
              "tharsis.file" + files.size(),
              new KnownLists(lists, source.shipped()));
      suspicions.add(file);
      problems.addAll(file.problems());
      if (file.problems().isEmpty() && idsAreNew(file, owners, problems)) {
        files.add(file);
      }
    }
    files.removeIf(file -> !check(suspicions.problems(file), problems));
    return files;
  }

  private static boolean check(List<Problem> found, List<Problem> problems) {
    problems.addAll(found);
    return found.isEmpty();
  }

  private static boolean idsAreNew(
      RuleFile file, Map<String, String> owners, List<Problem> problems) {
    boolean fresh = true;
    for (CountedRule counted : file.rules()) {
      String id = counted.rule().id();
      String owner = owners.putIfAbsent(id, file.file());
      if (owner != null) {
        fresh = false;
        problems.add(
            new Problem(
                file.file(),
                0,
                "rule \"%s\" is in %s already; give it a name of its own, or the file that name to take its place"
                    .formatted(id, owner)));
      }
    }
    return fresh;
  }

  /** The rules that work, in the order they were given; not those that raise another's findings. */
  public List<Rule> rules() {
    return rules.stream().filter(rule -> rule.raises() == null).map(CountedRule::rule).toList();
  }

  /**
   * The version of the rule of this id: another one once it, or a rule it asks for, asks something
   * else. Its comments and what it tells people do not matter. Empty if there is no such rule.
   */
  public String version(String id) {
    return versions.version(id);
  }

  /** The address lists that the rule of this id, and those it asks for, go by; sorted. */
  public SortedSet<String> lists(String id) {
    return versions.lists(id);
  }

  /** What is wrong, all of it. */
  public List<Problem> problems() {
    return problems;
  }

  /** A correlator with empty windows; a rule that it cuts off works on in others. */
  public Correlator correlator(Limits limits) {
    return correlator(limits, compiled::gate);
  }

  /** One that has Drools' session judge every event by every rule; slower, the same findings. */
  Correlator correlatorInSession(Limits limits) {
    return correlator(limits, compiled::session);
  }

  private Correlator correlator(Limits limits, CompiledBook.Judges judges) {
    return new Correlator(judges, rules, new Addresses(addressTests, lists), limits);
  }
}
