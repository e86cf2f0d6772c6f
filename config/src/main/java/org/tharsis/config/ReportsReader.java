package org.tharsis.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.tharsis.config.ReportSettings.Content;
import org.tharsis.config.ReportSettings.Cron;
import org.tharsis.config.ReportSettings.Days;
import org.tharsis.config.ReportSettings.When;
import org.tharsis.model.Field;

/** Reads the list {@code reports}; a report with a mistake is left out whole. */
final class ReportsReader {
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_TITLE = 200;
  private static final int MOST_STEPS = 1_000;
  private static final int USUAL_EVENTS = 20;
  private static final int USUAL_VALUES = 10;
  private static final int USUAL_INCIDENTS = 20;

  private final Set<String> queries;
  private final ZoneId siteZone;
  private final boolean mail;
  private final Set<String> names = new HashSet<>();

  /**
   * @param queries the names of the saved queries
   * @param siteZone the zone of reports that name none
   * @param mail whether there is a mail server
   */
  ReportsReader(Set<String> queries, ZoneId siteZone, boolean mail) {
    this.queries = queries;
    this.siteZone = siteZone;
    this.mail = mail;
  }

  List<ReportSettings> read(Section root) {
    List<ReportSettings> reports = new ArrayList<>();
    for (Section each : root.sections("reports")) {
      int before = each.mistakes();
      ReportSettings report = report(each);
      if (each.mistakes() == before) {
        reports.add(report);
      }
    }
    return reports;
  }

  private ReportSettings report(Section section) {
    if (!section.has("name")) {
      section.mistake("name", "is missing; write one, as denied-daily");
    }
    String name = section.one("name", "", this::name);
    Duration last = section.one("last", Duration.ofDays(1), Limits.REPORTED::read);
    ReportSettings report =
        new ReportSettings(
            name,
            section.one("title", name, ReportsReader::title),
            section.one("query", "", this::query),
            when(section),
            section.one("timeZone", siteZone, Notation::zone),
            last,
            content(section, last),
            section.one("directory", SettingsReader::path),
            section.one("keep", Limits.AGE::read),
            section.many("mail", MailReader::address),
            section.line("name"));
    places(section);
    section.refuseOthers();
    return report;
  }

  private void places(Section section) {
    if (!section.has("directory") && !section.has("mail")) {
      section.mistake("directory", "is missing; write directory or mail, or both");
    }
    if (section.has("keep") && !section.has("directory")) {
      section.mistake("keep", "goes with directory");
    }
    if (section.has("mail") && !mail) {
      section.mistake("mail", "there is no mail server; name it in the section mail: host, from");
    }
  }

  private static When when(Section section) {
    String cron = section.one("cron", String::strip);
    LocalTime at = section.one("at", Notation::timeOfDay);
    List<DayOfWeek> days = section.many("days", ReportsReader::day);
    if (cron != null && (section.has("at") || section.has("days"))) {
      section.mistake("cron", "goes without at and days; keep one of the two");
    }
    if (cron == null && !section.has("at")) {
      section.mistake("at", "is missing; write a time of day in quotes, as \"06:00\", or cron");
    }
    return cron != null
        ? new Cron(cron, section.line("cron"))
        : new Days(
            days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days),
            at == null ? LocalTime.MIDNIGHT : at);
  }

  private static DayOfWeek day(String text) {
    try {
      return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "'%s' is no day%s".formatted(text, Choice.hint(text, dayNames(), "days")), unknown);
    }
  }

  private static List<String> dayNames() {
    return Stream.of(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static Content content(Section section, Duration last) {
    Duration step = section.one("histogram", Limits.STEP::read);
    if (step != null && last.dividedBy(step) > MOST_STEPS) {
      section.mistake(
          "histogram", "gives more than %,d steps; write longer ones".formatted(MOST_STEPS));
    }
    return new Content(
        section.number("events", USUAL_EVENTS, Limits.SHOWN),
        section.many("top", ReportsReader::countable),
        section.many("sum", ReportsReader::sum),
        section.number("values", USUAL_VALUES, Limits.VALUES),
        step,
        section.number("incidents", USUAL_INCIDENTS, Limits.SHOWN));
  }

  private static ReportSettings.Sum sum(String text) {
    String[] words = text.strip().split(" +", -1);
    if (words.length != 3 || !words[1].equals("by")) {
      throw new IllegalArgumentException(
          "'%s' is no sum; write a number's field and another, as bytes by src".formatted(text));
    }
    Field summed = field(words[0]);
    if (summed.type() != Field.Type.LONG) {
      throw new IllegalArgumentException(
          "%s is no number and has no sum; network.bytes and the like have one".formatted(summed));
    }
    return new ReportSettings.Sum(summed, countable(words[2]));
  }

  private static Field countable(String text) {
    Field field = field(text);
    if (field.intrinsic() || field.type() == Field.Type.TIME || field.type() == Field.Type.TEXT) {
      throw new IllegalArgumentException(
          "nearly every event has another %s; take a field that events share, as src"
              .formatted(field));
    }
    return field;
  }

  private static Field field(String text) {
    Field field = Field.of(text.strip());
    if (field == null) {
      throw new IllegalArgumentException(
          "there is no field '%s'%s".formatted(text, Choice.hint(text, Field.names(), "fields")));
    }
    return field;
  }

  private String query(String text) {
    if (!queries.contains(text)) {
      throw new IllegalArgumentException(
          "there is no query '%s' (queries/%s.txt)%s"
              .formatted(text, text, Choice.hint(text, queries, "queries")));
    }
    return text;
  }

  /** It stands in names of files. */
  private String name(String text) {
    boolean plain =
        text.chars()
            .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "-_".indexOf(c) >= 0));
    if (text.isEmpty() || text.length() > LONGEST_NAME || !plain) {
      throw new IllegalArgumentException(
          "'%s' is no name; write up to %d letters, digits, - and _, as denied-daily"
              .formatted(text, LONGEST_NAME));
    }
    if (!names.add(text.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("%s is listed twice; cut one".formatted(text));
    }
    return text;
  }

  /** It stands in the subject of a mail. */
  private static String title(String text) {
    if (text.isBlank()
        || text.length() > LONGEST_TITLE
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "is no title; write one line of up to %d characters".formatted(LONGEST_TITLE));
    }
    return text.strip();
  }
}
