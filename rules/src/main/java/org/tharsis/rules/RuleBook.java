package org.tharsis.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieContainer;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.language.RuleFile;
import org.tharsis.rules.language.RuleFileReader;

/** Rules, read and compiled: those that are right, and what is wrong with the others. */
public final class RuleBook {
  private final KieContainer compiled;
  private final List<CountedRule> rules;
  private final List<Problem> problems;

  private RuleBook(KieContainer compiled, List<CountedRule> rules, List<Problem> problems) {
    this.compiled = compiled;
    this.rules = List.copyOf(rules);
    this.problems = List.copyOf(problems);
  }

  /** Compiles rule files. One with mistakes is left out and reported; the others work. */
  public static RuleBook compile(List<RuleSource> sources) {
    List<Problem> problems = new ArrayList<>();
    List<RuleFile> files = read(sources, problems);
    RuleCompiler compiler = new RuleCompiler(files);
    KieContainer compiled = compiler.compile();
    problems.addAll(compiler.problems());
    List<CountedRule> rules =
        compiler.good().stream().map(RuleFile::rules).flatMap(Collection::stream).toList();
    return new RuleBook(compiled, rules, problems);
  }

  private static List<RuleFile> read(List<RuleSource> sources, List<Problem> problems) {
    List<RuleFile> files = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    for (RuleSource source : sources) {
      RuleFile file =
          RuleFileReader.read(source.file(), source.text(), "tharsis.file" + files.size());
      problems.addAll(file.problems());
      if (file.problems().isEmpty() && idsAreNew(file, owners, problems)) {
        files.add(file);
      }
    }
    return files;
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

  /** The rules that work, in the order they were given. */
  public List<Rule> rules() {
    return rules.stream().map(CountedRule::rule).toList();
  }

  /** What is wrong, all of it. */
  public List<Problem> problems() {
    return problems;
  }

  /** A correlator with empty windows; a rule that it cuts off works on in others. */
  public Correlator correlator(Limits limits) {
    KieBase own = compiled.newKieBase(KieServices.get().newKieBaseConfiguration());
    return new Correlator(own, rules, limits);
  }
}
