package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sorce.ip:1.2.3.4 | column 1: no field 'sorce.ip'; did you mean source.ip?",
        "dport:443 ( scr:10.0.0.0/8 ) | column 13: no field 'scr'; did you mean src?",
        "inside:10.0.0.1/443 | column 1: no field 'inside'; to search the line for it, put it in"
            + " quotes",
        "_exists_:usr.name | column 10: no field 'usr.name'; did you mean user.name?",
        "src:10.0.0.0/33 | column 5: '/33' is no prefix length; write 0 to 32",
        "a src:10.0.0.0/8 dst:10.0.0.1/8 | column 22: '10.0.0.1/8' has host bits set; the network"
            + " is 10.0.0.0/8",
        "dst:2001:db8::/32 src:x | column 23: 'x' is no IP address; write 10.0.0.0/8, 2001:db8::/32"
            + " or one address",
        "src:10.0.0.0/8 dport:http | column 22: 'http' is no number; destination.port takes one, or"
            + " a range as [1 TO 1023]",
        "src:10.0.0.0/8 dport:[1 TO x] | column 22: 'x' is no number; destination.port takes one,"
            + " or a range as [1 TO 1023]",
        "dport:44* | column 7: destination.port is a number and takes no wildcard; write a range as"
            + " destination.port:[1 TO 1023]",
        "time:today | column 6: 'today' is no time; write 2026-11-21, 2026-11-21T12:34:56Z"
            + " or now-2h",
        "source.internal:yes | column 17: 'yes': source.internal is true or false",
        "id:x | column 4: 'x' is no event id; write a whole one, as \"udp:5514@1234\"",
        "src:10.1.* dst:1*.2 | column 16: '1*.2' is no address block; write 10.1.0.0/16",
        "host-1* | column 1: a wildcard of the line reaches within one word; 'host-1*' has more;"
            + " use quotes",
        "dst:10.0.0.1 \"Deny tcp | column 14: this quote is not closed",
        "dport:[1 TO 5 | column 7: this range is not closed; write [1 TO 1023]",
        "( a OR b | column 1: this parenthesis is not closed",
        "a ) | column 3: this parenthesis closes nothing",
        "10.0.0.0/8 AND | column 15: something is missing at the end",
        "10.0.0.0/8 AND OR b | column 16: 'OR' is not expected here; to search the line for it, put"
            + " it in quotes",
        "\"a b\"~3 | column 6: '~' has no meaning here",
      })
  void aMistakeSaysWhereAndWhatWouldBeRight(String query, String mistake) {
    assertThat(EventQuery.parse(query)).hasToString(mistake);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "  ", "*", "*:*", "src:*", "a/b", "sshd[123]", "DOM\\user", "\"DOM\\user\"",
        "\"a \\\" b\"", "12:34:56", "::1", "fe80::1", "2001:db8::/32", "a^2", "foo~", "!a", "-a",
        "src:(10.0.0.1 OR 2001:db8::1)", "@timestamp:[2026-11-21 TO *}", "a && b || c", "{x}",
      })
  void whatLogLinesAreFullOfIsUnderstood(String query) {
    assertThat(EventQuery.parse(query)).isInstanceOf(EventQuery.class);
  }

  @Test
  void everyQueryHasABound() {
    assertThat(EventQuery.parse("a".repeat(5000)))
        .hasToString("column 4097: a query has at most 4,096 characters");
    assertThat(EventQuery.parse("a ".repeat(300)))
        .hasToString("column 513: a query has at most 256 terms");
    assertThat(EventQuery.parse("*a ".repeat(17)))
        .hasToString("column 49: a query has at most 16 wildcards");
    assertThat(EventQuery.parse("user:* ".repeat(17))).isInstanceOf(EventQuery.class);
    assertThat(EventQuery.parse("(".repeat(40) + "a" + ")".repeat(40)))
        .hasToString("column 33: at most 32 parentheses stand in one another");
    assertThat(EventQuery.parse("1 ".repeat(100)))
        .hasToString("column 1: this asks for too much at once; use fewer numbers and addresses");
    assertThat(EventQuery.parse("*" + "a?*".repeat(1000)))
        .hasToString("column 1: too many wildcards; use fewer");
  }

  @Test
  void whatAPersonWroteIsShownWithoutItsControls() {
    assertThat(EventQuery.parse("a\u001b[2J:b"))
        .isEqualTo(
            new Mistake(1, "no field 'a\\x1b[2J'; to search the line for it, put it in quotes"));
  }
}
