package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Problem;
import org.tharsis.rules.language.RuleFile;

/** What a rule's author is told where only compiling shows that something is wrong. */
class RuleCompilerTest {
  private static List<String> problems(String drl) {
    RuleFile file = new RuleFile("my.drl", "org.example.my", drl, List.of(), List.of(), List.of());
    RuleCompiler compiler = new RuleCompiler(List.of(file));
    compiler.compile();
    assertThat(compiler.good()).isEmpty();
    return compiler.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void theParsersWordsAreForPeople() {
    assertThat(problems("package org.example.my;\nrule \"a\" when String( ( ) then end"))
        .allMatch(each -> each.startsWith("my.drl:2: "))
        .noneMatch(each -> each.contains("[ERR") || each.contains("null Package"))
        .isNotEmpty();
  }

  @Test
  void generatedCodeIsNotShown() {
    assertThat(problems("package org.example.my;\nrule \"a\" when then int x = \"\"; end"))
        .noneMatch(each -> each.contains("Java source of"))
        .isNotEmpty();
  }
}
