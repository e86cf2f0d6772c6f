package org.tharsis.rules;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.EntryPoint;
import org.kie.api.runtime.rule.FactHandle;
import org.tharsis.model.Event;

/**
 * Drools' working memory, which holds one event at a time: in, matched, fired, out.
 *
 * <p>A condition that throws would keep the event from every rule after it, so the rule it stands
 * in is taken out and the event judged again; windows remember their answer and count nothing
 * twice.
 */
final class RuleSession implements Judge {
  private final KieBase base;
  private final KieSession session;
  private final CutOff listener;
  private final Set<String> cutOff = new HashSet<>();
  private @Nullable Rule running;

  /**
   * @param globals by name; those that no rule declares are left out
   */
  RuleSession(KieBase base, Map<String, Object> globals, Findings findings, CutOff listener) {
    this.base = base;
    this.listener = listener;
    this.session = base.newKieSession();
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void beforeMatchFired(BeforeMatchFiredEvent match) {
            running = match.getMatch().getRule();
            findings.running(running.getName());
          }
        });
    Set<String> declared = new HashSet<>();
    base.getKiePackages()
        .forEach(each -> each.getGlobalVariables().forEach(it -> declared.add(it.getName())));
    globals.forEach(
        (name, value) -> {
          if (declared.contains(name)) {
            session.setGlobal(name, value);
          }
        });
  }

  @Override
  public void judge(Event event) {
    judge(session.getEntryPoint("DEFAULT"), event);
  }

  @Override
  public void judgeHeld(String ruleId, Event event) {
    EntryPoint entryPoint = session.getEntryPoint(ruleId);
    if (entryPoint != null) {
      judge(entryPoint, event);
    }
  }

  private void judge(EntryPoint entryPoint, Event event) {
    while (!tryJudge(entryPoint, event)) {
      // once more without the rule that was cut off; there are finitely many
    }
  }

  private boolean tryJudge(EntryPoint entryPoint, Event event) {
    running = null;
    FactHandle handle = null;
    try {
      handle = entryPoint.insert(event);
      session.fireAllRules();
      return true;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return !cutOff(e);
    } finally {
      delete(entryPoint, handle, event);
    }
  }

  private static void delete(EntryPoint entryPoint, @Nullable FactHandle handle, Event event) {
    FactHandle left = handle == null ? entryPoint.getFactHandle(event) : handle;
    if (left != null) {
      entryPoint.delete(left);
    }
  }

  /** Takes out what threw; false if it can't be told, or was taken out before. */
  private boolean cutOff(Throwable cause) {
    Rule culprit = running == null ? RuleTrace.culprit(base, cause) : running;
    if (culprit == null || !cutOff.add(culprit.getName())) {
      listener.cutOff(culprit == null ? "unknown" : culprit.getName(), cause);
      return false;
    }
    base.removeRule(culprit.getPackageName(), culprit.getName());
    listener.cutOff(culprit.getName(), cause);
    return true;
  }

  @Override
  public void close() {
    session.dispose();
  }
}
