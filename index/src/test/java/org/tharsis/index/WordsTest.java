package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Deny tcp src | Deny tcp src",
        "%ASA-6-302013: Built | ASA #6 #302013 Built",
        "inside:10.1.2.3/443 | inside @10.1.2.3 #443",
        "from 192.0.2.1. | from @192.0.2.1",
        "1.2.3.4.5 | #1 #2 #3 #4 #5",
        "1.3.6.1.4.1.9 | #1 #3 #6 #1 #4 #1 #9",
        "ip.10.1.2.3 | ip @10.1.2.3",
        "999.1.1.1 | #999 #1 #1 #1",
        "1.2.3.4x | #1 #2 #3 4x",
        "[2001:db8::1]:443 | @2001:db8::1 #443",
        "dst ::1 | dst @::1",
        "::ffff:192.0.2.1 up | @::ffff:192.0.2.1 up",
        "fe80::1%eth0 | @fe80::1 eth0",
        "dead:beef | dead beef",
        "a: b | a b",
        "00:1a:2b:3c:4d:5e | #00 1a 2b 3c 4d 5e",
        "at 12:34:56 up | at !12:34:56 up",
        "duration 0:00:30 bytes 12 | duration !0:00:30 bytes #12",
        "12:34:56.789012Z x | !12:34:56.789012Z x",
        "12:34 | #12 #34",
        "2026-11-21T12:34:56.789+01:00 h | !2026-11-21T12:34:56.789 #01 #00 h",
        "2026-11-21 12:34:56 | !2026-11-21 !12:34:56",
        "2026-11-2 | #2026 #11 #2",
        "user_name ä1 | user_name ä1",
        "0x1a2b | 0x1a2b",
      })
  void takesALineApart(String line, String words) {
    assertThat(String.join(" ", of(line))).isEqualTo(words);
  }

  @Test
  void aLineWithoutWordsHasNone() {
    assertThat(of("")).isEmpty();
    assertThat(of(" -- :: . ")).isEmpty();
  }

  @Test
  void aHostileLineTakesTimeInProportion() {
    assertThat(of("a:".repeat(200_000)).size()).isGreaterThan(199_900);
    assertThat(of("1.".repeat(200_000)).size()).isGreaterThan(199_900);
    assertThat(of("::".repeat(200_000)).size()).isZero();
  }

  private static List<String> of(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    Words words = new Words().of(bytes);
    List<String> found = new ArrayList<>();
    while (words.next()) {
      String mark =
          switch (words.kind()) {
            case PLAIN -> "";
            case NUMBER -> "#";
            case ADDRESS -> "@";
            case CLOCK -> "!";
          };
      int length = words.end() - words.start();
      found.add(mark + new String(bytes, words.start(), length, StandardCharsets.UTF_8));
    }
    return found;
  }
}
