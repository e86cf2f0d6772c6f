package org.tharsis.parsers.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private final Match match = new Match();

  private String taken(String template, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    TemplateReader.read(template).match(bytes, 0, bytes.length, match);
    StringBuilder taken = new StringBuilder(match.whole ? "whole" : "part");
    for (int i = 0; i < match.count; i++) {
      if (match.tos[i] >= 0) {
        taken.append('|').append(text, match.froms[i], match.tos[i]);
      }
    }
    return taken.toString();
  }

  @Test
  void whatIsTakenEndsWhereTheNextTextBegins() {
    assertThat(taken("from {source.ip} to {destination.ip}", "from a b to c"))
        .isEqualTo("whole|a b|c");
  }

  @Test
  void blanksAndCaseDoNotMatter() {
    assertThat(taken("Dynamic filter {rule.name}", "dynamic \t Filter x")).isEqualTo("whole|x");
  }

  @Test
  void anOptionMayBeMissing() {
    String template = "on {rule.name}[ by {user.name}][ at {source.ip}]";
    assertThat(taken(template, "on x")).isEqualTo("whole|x");
    assertThat(taken(template, "on x at z")).isEqualTo("whole|x|z");
    assertThat(taken(template, "on x by y at z")).isEqualTo("whole|x|y|z");
  }

  @Test
  void ofTwoOptionsAtOnePlaceTheLongerIsMeant() {
    String template = "bytes {network.bytes}[ {event.reason}][ ({user.name})]";
    assertThat(taken(template, "bytes 1 (bob)")).isEqualTo("whole|1|bob");
    assertThat(taken(template, "bytes 1 TCP FINs (bob)")).isEqualTo("whole|1|TCP FINs|bob");
  }

  @Test
  void whatGoesAlongInPartIsKept() {
    assertThat(taken("from {source.ip} to {destination.ip} on {rule.name}", "from a to b"))
        .isEqualTo("part|a");
  }

  @Test
  void plainBracketsAreEscaped() {
    assertThat(taken("\\[{rule.name}\\] x", "[r] x")).isEqualTo("whole|r");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{source.ip",
        "[ a",
        "a ]",
        "[{source.ip}]",
        "{source.ip}{user.name}",
        "{nothing}",
        "[ a [ b]]"
      })
  void mistakesAreTold(String template) {
    assertThatThrownBy(() -> TemplateReader.read(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(template.contains("nothing") ? "{nothing}" : template);
  }
}
