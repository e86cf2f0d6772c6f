package org.tharsis.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tharsis.model.Fingerprint;
import org.tharsis.model.Rule;
import org.tharsis.rules.language.AddressTest;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.language.RuleFile;

/** Tells versions of rules apart, by what they ask and what the rules ask that they ask for. */
final class RuleVersions {
  private record Member(CountedRule rule, RuleFile file) {}

  private final Map<String, Member> rules = new HashMap<>();

  RuleVersions(Collection<RuleFile> all) {
    for (RuleFile file : all) {
      for (CountedRule rule : file.rules()) {
        rules.put(rule.rule().id(), new Member(rule, file));
      }
    }
  }

  /** The version of what raises findings under this id; empty if nothing does. */
  String version(String id) {
    SortedMap<String, Member> asked = asked(id);
    if (asked.isEmpty()) {
      return "";
    }
    Fingerprint hash = new Fingerprint();
    asked.values().forEach(each -> take(each.rule(), hash));
    return hash.brief();
  }

  private static void take(CountedRule counted, Fingerprint hash) {
    Rule rule = counted.rule();
    hash.add(rule.id()).add(rule.severity().name()).add(rule.key().name());
    hash.add(rule.quiet().toString()).add(counted.conditions());
  }

  /** The lists that it goes by. */
  SortedSet<String> lists(String id) {
    SortedSet<String> lists = new TreeSet<>();
    for (Member each : asked(id).values()) {
      for (AddressTest test : each.file().addressTests()) {
        if (test.list() != null) {
          lists.add(test.list());
        }
      }
    }
    return lists;
  }

  private SortedMap<String, Member> asked(String id) {
    SortedMap<String, Member> asked = new TreeMap<>();
    Set<String> raising = new TreeSet<>(Set.of(id));
    for (Member each : rules.values()) {
      if (id.equals(each.rule().raises())) {
        raising.add(each.rule().rule().id());
      }
    }
    ask(raising, asked);
    return asked;
  }

  private void ask(Collection<String> ids, Map<String, Member> asked) {
    for (String id : ids) {
      Member member = rules.get(id);
      if (member != null && asked.put(id, member) == null) {
        member.rule().counts().forEach(count -> ask(count.phrase().suspicions(), asked));
      }
    }
  }
}
