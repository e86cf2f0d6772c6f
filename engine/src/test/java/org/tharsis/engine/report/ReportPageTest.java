package org.tharsis.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.report.AccountHistory.Moment;
import org.tharsis.index.Patience;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;

/** The page of a report: what it shows, and that nobody else writes it. */
class ReportPageTest {
  @TempDir private Path directory;
  private ReportFixture fixture;

  @BeforeEach
  void aSite() throws IOException {
    fixture = new ReportFixture(directory);
    fixture.folder().with("queries/denied.txt", "# denied\nact:denied\nNOT dport:9\n");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ReportPageTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Report aDay() throws IOException, ReportException {
    fixture
        .denied(Duration.ofDays(2), "198.51.100.9", 22, "before its time")
        .denied(Duration.ofHours(20), "198.51.100.7", 22, "Deny tcp src outside <here>")
        .denied(Duration.ofHours(2), "198.51.100.7", 23, "Deny tcp src outside \"there\"")
        .denied(Duration.ofHours(1), "198.51.100.8", 9, "not asked for")
        .denied(Duration.ofMinutes(1), "198.51.100.8", 443, "Deny udp & more")
        .denied(Duration.ZERO, "198.51.100.8", 443, "after its time");
    fixture.incident();
    AccountHistory history = new AccountHistory(fixture.data().accounts());
    long end = ReportFixture.END.toEpochMilli();
    history.note(Moment.of(end - 25 * 3_600_000L, new SenderAccount(100, 90, 4, 3, 3, 0, 0)));
    history.note(Moment.of(end, new SenderAccount(1_400, 1_377, 10, 5, 8, 0, 0, 17)));
    return fixture.report("denied");
  }

  @Test
  void itLooksLikeThis() throws Exception {
    assertThat(ReportPage.of(aDay())).isEqualTo(golden("denied.html"));
  }

  @Test
  void inFewWordsItIsThis() throws Exception {
    Report report = aDay();
    assertThat(ReportText.of(report)).isEqualTo(golden("denied.txt"));
    assertThat(ReportText.subject(report))
        .isEqualTo("Tharsis: What was denied & why, to 2026-11-22 06:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</td></table><a href='http://203.0.113.9/'>log in</a>",
        "\" style=\"background:url(http://203.0.113.9/)\" x=\"",
        "' onmouseover='alert(1)",
        "&lt;script&gt; &#60;b&#62;",
        "<!-- --><![CDATA[ ]]>",
        "a\u0000b\u001b[2J\r\nBcc: x@example.org\u2028\u202e\ufeff",
        "\ud800 alone, \udc00 alone",
      })
  void whatAnAttackerWritesIsTextAndNothingElse(String hostile) throws Exception {
    fixture.store(
        Duration.ofHours(1),
        new EventDraft()
            .put(Field.EVENT_ACTION, hostile)
            .put(Field.EVENT_CODE, hostile)
            .put(Field.OBSERVER_NAME, hostile)
            .put(Field.USER_NAME, hostile),
        hostile);
    String page = ReportPage.of(fixture.report(""));
    assertThat(tags(page)).isEqualTo(tags(ReportPage.of(plain())));
    assertThat(page.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(page).doesNotContain("\u202e").doesNotContain("\u2028");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(page)).isTrue();
    assertThat(ReportText.of(fixture.report("")))
        .doesNotContain("\r")
        .doesNotContain("\u001b")
        .doesNotContain("\u0000");
  }

  /** The same with words that nobody minds. */
  private Report plain() throws IOException, ReportException {
    ReportFixture other = new ReportFixture(directory.resolve("plain"));
    other.store(
        Duration.ofHours(1),
        new EventDraft()
            .put(Field.EVENT_ACTION, "w")
            .put(Field.EVENT_CODE, "w")
            .put(Field.OBSERVER_NAME, "w")
            .put(Field.USER_NAME, "w"),
        "w");
    return other.report("");
  }

  /** All markup of a page, without the text between. */
  private static String tags(String page) {
    StringBuilder tags = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < page.length(); i++) {
      char c = page.charAt(i);
      inside |= c == '<';
      if (inside) {
        tags.append(c);
      }
      inside &= c != '>';
    }
    return tags.toString();
  }

  @Test
  void aPageLoadsNothing() throws Exception {
    assertThat(ReportPage.of(aDay()))
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("href=")
        .doesNotContain("url(")
        .doesNotContain("http:")
        .contains("default-src 'none'");
  }

  @Test
  void aLongLineIsCut() {
    assertThat(Html.escaped("x".repeat(1_000))).hasSize(1_000);
    assertThat(Html.escaped("x".repeat(999) + "\ud83d\ude00" + "y".repeat(5)))
        .isEqualTo("x".repeat(999) + "… (7 more)");
  }

  @Test
  void aQuestionThatTookTooLongSaysSo() throws Exception {
    aDay();
    long[] time = new long[1];
    Patience none = new Patience(Duration.ofSeconds(1), () -> time[0] += 2_000_000_000L);
    Report report = fixture.report("denied", none, () -> Long.MAX_VALUE);
    assertThat(report.whole()).isFalse();
    assertThat(ReportPage.of(report)).contains("Not answered: this search stopped after 1s; ");
  }

  @Test
  void withoutMemoryForItNothingIsAsked() throws Exception {
    aDay();
    Report report = fixture.report("denied", Patience.ENDLESS, () -> 1 << 20);
    assertThat(report.parts()).isNotEmpty().allMatch(Report.Unanswered.class::isInstance);
  }

  @Test
  void timesAreThoseOfItsZone() {
    ShownTime shown = new ShownTime(ZoneId.of("Asia/Tokyo"));
    assertThat(shown.second(Instant.parse("2026-11-22T15:00:01Z")))
        .isEqualTo("2026-11-23 00:00:01");
  }

  @Test
  void whatBecameOfTheLinesIsSaidAsFarAsItIsKnown() {
    Moment first = new Moment(1_000, 10, 0, 0, 0, 0);
    Moment later = new Moment(5_000, 30, 0, 0, 0, 4);
    Instant from = Instant.ofEpochMilli(2_000);
    Instant to = Instant.ofEpochMilli(4_000);
    Moment now = new Moment(9_000, 1_040, 1, 2, 3, 4);
    assertThat(new MissingLines(List.of(first, later), now, Instant::toString).notes(from, to))
        .containsExactly(
            "From 1970-01-01T00:00:01Z to 1970-01-01T00:00:05Z 20 lines were received, and all of"
                + " them are kept. 4 more never came, by their senders' numbers.");
    assertThat(
            new MissingLines(List.of(later), now, Instant::toString).notes(from, to.plusSeconds(4)))
        .containsExactly(
            "What became of each line before 1970-01-01T00:00:05Z is not known: the accounts began"
                + " then.",
            "From 1970-01-01T00:00:05Z to 1970-01-01T00:00:09Z 1,010 lines were received. Missing"
                + " here are 2 that were lost, 3 that the settings refused and 1 that exclusions"
                + " dropped.");
    assertThat(new MissingLines(List.of(), now, Instant::toString).notes(from, to))
        .containsExactly(
            "What became of each line of this time is not known: the accounts began later.",
            "Up to now 1,040 lines were received. Missing here are 2 that were lost, 3 that the"
                + " settings refused and 1 that exclusions dropped. 4 more never came, by their"
                + " senders' numbers.");
  }
}
