package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.window.Window;

/**
 * The windows of one rule, its phrases' and then its notes'. They are known by the rule's id and
 * its conditions: a rule whose title or severity has changed keeps them, one that asks for
 * something else begins anew.
 */
record RuleWindows(CountedRule rule, List<Window> windows) {
  RuleWindows {
    windows = List.copyOf(windows);
  }

  private String id() {
    return rule.rule().id();
  }

  void save(DataOutput out, EventOutput texts) throws IOException {
    texts.text(id());
    texts.text(rule.conditions());
    out.writeInt(windows.size());
    for (Window window : windows) {
      window.save(out);
    }
  }

  /**
   * Reads the windows of one rule that was saved.
   *
   * @param rules those there are now, by id
   * @param same takes the rule's id if it is as it was
   */
  static void load(DataInput in, EventInput texts, Map<String, RuleWindows> rules, Set<String> same)
      throws IOException {
    String id = texts.text();
    String conditions = texts.text();
    int count = in.readInt();
    RuleWindows now = rules.get(id);
    if (now == null || !now.rule.conditions().equals(conditions)) {
      for (int left = count; left > 0; left--) {
        Window.skip(in);
      }
      return;
    }
    if (now.windows.size() != count) {
      throw new IOException("rule \"%s\" with %d windows".formatted(id, count));
    }
    for (Window window : now.windows) {
      window.load(in);
    }
    same.add(id);
  }
}
