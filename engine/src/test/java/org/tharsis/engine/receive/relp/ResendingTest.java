package org.tharsis.engine.receive.relp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Origin;

/** A line is a letter here, and a tail a word. */
class ResendingTest {
  private final List<SentTail> tails = new ArrayList<>();

  private SentTail tail(String lines, int unanswered) {
    SentTail tail = new SentTail(new Origin("relp:2514", null), tails.size() + 1);
    lines.chars().forEach(line -> tail.add(line, 0));
    tail.unanswered(unanswered);
    tails.add(tail);
    return tail;
  }

  private SentTail tail(String lines) {
    return tail(lines, lines.length());
  }

  /** After how many lines it is decided, and how many of these were sent again. */
  private String decided(String lines) {
    Resending resending = new Resending(tails);
    int looked = 0;
    boolean undecided = true;
    while (undecided && looked < lines.length()) {
      undecided = resending.look(lines.charAt(looked++));
    }
    return (undecided ? "undecided" : "decided") + " " + looked + ", again " + resending.again();
  }

  @Test
  void withoutATailEveryLineIsNew() {
    assertThat(decided("a")).isEqualTo("decided 1, again 0");
  }

  @Test
  void aSuffixToItsVeryEndWasSentAgain() {
    tail("abcde");
    assertThat(decided("cdefg")).isEqualTo("decided 3, again 3");
    assertThat(decided("efg")).isEqualTo("decided 1, again 1");
    assertThat(decided("abcdef")).isEqualTo("decided 5, again 5");
  }

  @Test
  void whatDeviatesOrIsNoSuffixIsNew() {
    tail("abcde");
    assertThat(decided("cdx")).isEqualTo("decided 3, again 0");
    assertThat(decided("x")).isEqualTo("decided 1, again 0");
  }

  @Test
  void asLongAsItGoesOnNobodyKnows() {
    tail("abcde");
    assertThat(decided("cd")).isEqualTo("undecided 2, again 0");
  }

  @Test
  void ofSeveralTheLongestCounts() {
    tail("aaa");
    assertThat(decided("aab")).isEqualTo("decided 3, again 2");
    assertThat(decided("aaaa")).isEqualTo("decided 3, again 3");
    assertThat(decided("aa")).isEqualTo("undecided 2, again 2");
  }

  @Test
  void whatRepeatsItselfIsFollowedFromEveryPlace() {
    tail("abcabd");
    assertThat(decided("abdx")).isEqualTo("decided 3, again 3");
    assertThat(decided("abx")).isEqualTo("decided 3, again 0");
    assertThat(decided("abcabdx")).isEqualTo("decided 6, again 6");
  }

  @Test
  void whatWasNeverAcknowledgedIsSentAgainInAnyCase() {
    tail("aaa", 1);
    assertThat(decided("ab")).isEqualTo("decided 2, again 0");
    assertThat(decided("aab")).isEqualTo("decided 3, again 2");
  }

  @Test
  void eachTailIsLookedAt() {
    tail("abc");
    SentTail second = tail("xbcd");
    Resending resending = new Resending(tails);
    assertThat(resending.look('b')).isTrue();
    assertThat(resending.look('c')).isTrue();
    assertThat(resending.again()).isEqualTo(2); // all of the first's end
    assertThat(resending.look('d')).isFalse();
    assertThat(resending.again()).isEqualTo(3);
    assertThat(resending.begin()).isEqualTo(new Resending.Begin(second, 1));
  }

  @Test
  void aTailKeepsTheLastLines() {
    SentTail tail = new SentTail(new Origin("relp:2514", null), 1);
    for (int line = 0; line < 3 * SentTail.MOST; line++) {
      tail.add(line, 10L * line);
    }
    assertThat(tail.first()).isEqualTo(2L * SentTail.MOST);
    assertThat(tail.next()).isEqualTo(3L * SentTail.MOST);
    for (long line = tail.first(); line < tail.next(); line++) {
      assertThat(tail.digest(line)).isEqualTo(line);
      assertThat(tail.end(line)).isEqualTo(10 * line);
    }
  }
}
