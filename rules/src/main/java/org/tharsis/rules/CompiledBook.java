package org.tharsis.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieModule;
import org.kie.api.runtime.KieContainer;
import org.tharsis.rules.language.CountedRule;

/** What Drools compiled, of which every correlator gets a judge of its own. */
record CompiledBook(KieModule module, KieContainer container) {
  /** Makes a judge whose rules work with these globals. */
  @FunctionalInterface
  interface Judges {
    Judge of(
        List<CountedRule> rules,
        Map<String, Object> globals,
        Findings findings,
        Judge.CutOff cutOff);
  }

  /** One that asks the compiled conditions, and has a session for rules it can't read. */
  Judge gate(
      List<CountedRule> rules,
      Map<String, Object> globals,
      Findings findings,
      Judge.CutOff cutOff) {
    Map<String, String> owners = new LinkedHashMap<>();
    rules.forEach(rule -> rule.compiledNames().forEach(name -> owners.put(name, rule.rule().id())));
    List<GateRule> read = CompiledConditions.read(module, container, owners, globals);
    Judge behind =
        read.size() == owners.size()
            ? new Nobody()
            : sessionWithout(read, globals, findings, cutOff);
    return new Gate(read, findings, cutOff, behind);
  }

  /** One that lets all rules judge in a session. */
  Judge session(
      List<CountedRule> rules,
      Map<String, Object> globals,
      Findings findings,
      Judge.CutOff cutOff) {
    return sessionWithout(List.of(), globals, findings, cutOff);
  }

  private RuleSession sessionWithout(
      List<GateRule> without, Map<String, Object> globals, Findings findings, Judge.CutOff cutOff) {
    KieBase own = container.newKieBase(KieServices.get().newKieBaseConfiguration());
    without.forEach(rule -> own.removeRule(rule.packageName(), rule.name()));
    return new RuleSession(own, globals, findings, cutOff);
  }
}
