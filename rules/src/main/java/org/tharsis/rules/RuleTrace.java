package org.tharsis.rules;

import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * Finds the rule whose condition threw: each file's conditions are compiled in a package of its
 * own.
 */
final class RuleTrace {
  private RuleTrace() {}

  static @Nullable Rule culprit(KieBase base, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      for (StackTraceElement frame : cause.getStackTrace()) {
        Rule rule = ruleOf(base, frame.getClassName());
        if (rule != null) {
          return rule;
        }
      }
    }
    return null;
  }

  private static @Nullable Rule ruleOf(KieBase base, String className) {
    for (KiePackage each : base.getKiePackages()) {
      if (className.startsWith(each.getName() + ".")) {
        return each.getRules().stream().findFirst().orElse(null);
      }
    }
    return null;
  }
}
