package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.config.EditedExclusions.KEPT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing single keys of a site's exclusions, and what of the file stays. */
class ExclusionChangeTest {
  @TempDir Path directory;
  private EditedExclusions exclusions;

  @BeforeEach
  void write() {
    exclusions = new EditedExclusions(directory);
  }

  @Test
  void aValueIsReplacedWhereItStands() {
    exclusions.with(KEPT);
    assertThat(exclusions.change("printers", "port", "9101", "ends", "2027-06-30")).isEmpty();
    assertThat(exclusions.text())
        .isEqualTo(
            KEPT.replace("9100   # raw", "9101   # raw")
                .replaceFirst("ends: 2027-03-31", "ends: 2027-06-30"));
  }

  @Test
  void aKeyComesToItsPlace() {
    exclusions.with(KEPT);
    assertThat(exclusions.change("printers", "state", "shadow", "ticket", "CH 4711: ok")).isEmpty();
    assertThat(exclusions.text())
        .isEqualTo(
            KEPT.replace("- id: printers\n", "- id: printers\n  state: shadow\n")
                .replace("    # and are old\n", "    # and are old\n  ticket: \"CH 4711: ok\"\n"));
  }

  @Test
  void aTextOfManyLinesIsReplacedWhole() {
    exclusions.with(KEPT);
    assertThat(exclusions.change("printers", "reason", "they are quiet now")).isEmpty();
    assertThat(exclusions.text())
        .contains(
            "  # until the new ones come\n  reason: \"they are quiet now\"\n  ends: 2027-03-31\n")
        .endsWith("# at the end\n");
  }

  /** Before and after {@code state: shadow} and {@code ends: 2027-06-30}. */
  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of(
            "- {id: a, port: 1, owner: bert, reason: old, ends: 2027-01-01}",
            "- {id: a, state: shadow, port: 1, owner: bert, reason: old, ends: 2027-06-30}"),
        Arguments.of(
            "[{id: a, port: 1, owner: bert, reason: \"o: #d\", ends: '2027-01-01'}]\n",
            "[{id: a, state: shadow, port: 1, owner: bert, reason: \"o: #d\", ends: 2027-06-30}]\n"),
        Arguments.of(
            "- id: a\n  port:\n    - 1\n    - 2\n  # x\n  owner: b\n  reason: c\n  ends: 2027-01-01",
            "- id: a\n  state: shadow\n  port:\n    - 1\n    - 2\n  # x\n  owner: b\n  reason: c\n"
                + "  ends: 2027-06-30"),
        Arguments.of(
            "- ends: 2027-01-01 # last\n  reason: >-\n    c\n\n  owner: b\n  port: 1\n  id: a # it",
            "- ends: 2027-06-30 # last\n  reason: >-\n    c\n\n  owner: b\n  port: 1\n  id: a # it\n"
                + "  state: shadow"),
        Arguments.of(
            "- id: a\r\n  state: # none\r\n  port: 1\r\n  owner: b\r\n  reason: c\r\n"
                + "  ends: 2027-01-01\r\n",
            "- id: a\r\n  state: shadow # none\r\n  port: 1\r\n  owner: b\r\n  reason: c\r\n"
                + "  ends: 2027-06-30\r\n"),
        Arguments.of(
            "\ufeff-  port: 1\n   id: a\n   owner: \ud83d\ude00\n   reason: c\n   ends: 2027-01-01\n",
            "\ufeff-  port: 1\n   id: a\n   state: shadow\n   owner: \ud83d\ude00\n   reason: c\n"
                + "   ends: 2027-06-30\n"));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void whateverItsLayout(String text, String changed) {
    exclusions.with(text);
    assertThat(exclusions.change("a", "state", "shadow", "ends", "2027-06-30")).isEmpty();
    assertThat(exclusions.text()).isEqualTo(changed);
  }

  @Test
  void anEntryHasOneTextHoweverItIsWritten() {
    exclusions.with(
        "# one\n- ends: '2027-01-01' # last\n  port: [1,\n   2]\n  what: {a: b}\n  id: a\n");
    Loaded<ExclusionEntries> read = ExclusionEntries.read(exclusions.settings());
    assertThat(Objects.requireNonNull(read.value()).texts())
        .containsExactly(
            Map.entry("a", "- id: a\n  port: [1, 2]\n  ends: 2027-01-01\n  what: {a: b}\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- id: a\n  port: [1, # web\n    2]\n  owner: bert\n  reason: old\n  ends: 2027-01-01\n",
        "- id: a\n  port:\n    - 1 # one\n    - 2\n  owner: bert\n  reason: old\n  ends: 2027-01-01\n",
        "- id: a\n  port: | # web\n    1\n  owner: bert\n  reason: old\n  ends: 2027-01-01\n",
      })
  void noCommentGoesWithWhatIsReplaced(String text) {
    exclusions.with(text);
    assertThat(exclusions.change("a", "port", "3")).singleElement().asString().contains("by hand");
    assertThat(exclusions.text()).isEqualTo(text);
  }

  @Test
  void whatWouldBeWrongIsNotDone() {
    exclusions.with(KEPT);
    assertThat(exclusions.change("printers", "state", "off", "port", "65536"))
        .containsExactly(
            "exclusions.yaml:5: state: 'off' is no state; write one of proposed, shadow, active,"
                + " ended",
            "exclusions.yaml:5: port: 65536 is out of range; write 0 to 65535");
    assertThat(exclusions.change("printer", "state", "ended"))
        .containsExactly("exclusions.yaml: there is no 'printer'; did you mean 'printers'?");
    assertThat(exclusions.text()).isEqualTo(KEPT);
  }

  /** A list that is gone must keep nobody from ending what named it. */
  @Test
  void whatWasWrongBeforeIsNoReason() {
    exclusions.with(KEPT.replace("source: 10.0.0.1", "source: gone"));
    assertThat(exclusions.change("backup", "state", "ended")).isEmpty();
    assertThat(exclusions.text()).contains("- id: backup\n  state: ended\n  source: gone\n");
    assertThat(exclusions.change("backup", "ticket", "CH 1")).isEmpty();
  }

  /** What can't be loaded hides nothing, whatever its state. */
  @Test
  void whatWouldNotBeLoadedIsNotDone() {
    String text = KEPT.replace("source: 10.0.0.1", "source: gone");
    exclusions.with(text);
    for (String state : List.of("proposed", "shadow", "active")) {
      assertThat(exclusions.change("backup", "state", state))
          .containsExactly(
              "exclusions.yaml:17: source: 'gone' is neither a list nor an address block; lists:"
                  + " akamai");
    }
    assertThat(exclusions.text()).isEqualTo(text);
    assertThat(exclusions.change("backup", "state", "shadow", "source", "akamai")).isEmpty();
  }

  /** As it is when the file is read. */
  @Test
  void howLongOneMayLastIsMeasuredFromToday() {
    exclusions.with(KEPT);
    assertThat(exclusions.change("backup", "ends", "2027-11-24"))
        .containsExactly(
            "exclusions.yaml:17: ends: 2027-11-24 is more than 366d after today; write 2027-11-23 or"
                + " earlier, or raise exclusions.longest in tharsis.yaml");
    assertThat(exclusions.change("backup", "ends", "2027-11-23")).isEmpty();
    assertThat(exclusions.add(EditedExclusions.draft("akamai").with("ends", "2027-11-24")))
        .singleElement()
        .asString()
        .contains("more than 366d after today");
  }

  /** Random edits of a file with comments everywhere: all that is not a value stays to the byte. */
  @Test
  void allElseStaysToTheByte() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      RandomFile file = new RandomFile(random);
      exclusions.with(file.text());
      for (int edit = 0; edit < 6; edit++) {
        String id = file.id(random);
        String key = List.of("state", "ends", "owner", "ticket", "created").get(random.nextInt(5));
        String value = value(key, random);
        assertThat(exclusions.change(id, key, value))
            .as("seed %d\n%s", seed, file.text())
            .isEmpty();
        file.set(id, key, value);
        assertThat(exclusions.text()).as("seed %d, %s %s", seed, id, key).isEqualTo(file.text());
      }
    }
  }

  private static String value(String key, Random random) {
    return switch (key) {
      case "state" -> List.of("proposed", "shadow", "active", "ended").get(random.nextInt(4));
      case "ends" -> "2027-0%d-15".formatted(1 + random.nextInt(9));
      case "created" -> "2026-1%d-01".formatted(random.nextInt(2));
      default -> List.of("x", "a: b # c", "\"", "- ü", "null", " y ").get(random.nextInt(6));
    };
  }

  /** A file as people write them, which knows what becomes of it. */
  private static final class RandomFile {
    private static final List<String> ORDER =
        List.of("id", "state", "port", "owner", "reason", "ticket", "created", "ends");
    private final List<String> above = new ArrayList<>();
    private final List<Map<String, String>> values = new ArrayList<>();
    private final List<Map<String, String>> behind = new ArrayList<>();

    RandomFile(Random random) {
      for (int i = 0; i < 4; i++) {
        above.add(List.of("", "# some\n", "\n# words\n\n", "\n\n").get(random.nextInt(4)));
        Map<String, String> entry = new LinkedHashMap<>();
        Map<String, String> comments = new LinkedHashMap<>();
        for (String key : ORDER) {
          boolean optional = key.equals("state") || key.equals("ticket") || key.equals("created");
          if (!optional || random.nextBoolean()) {
            entry.put(key, first(key, i));
          }
          comments.put(key, List.of("", " # c", "   #d: e", "\n  # below").get(random.nextInt(4)));
        }
        values.add(entry);
        behind.add(comments);
      }
    }

    private static String first(String key, int number) {
      return switch (key) {
        case "id" -> "e" + number;
        case "state" -> "active";
        case "port" -> "[80, 443]";
        case "created" -> "2026-10-01";
        case "ends" -> "'2026-12-31'";
        case "reason" -> "\"why # so\"";
        default -> "somebody";
      };
    }

    String id(Random random) {
      return "e" + random.nextInt(values.size());
    }

    void set(String id, String key, String value) {
      int at = Integer.parseInt(id.substring(1));
      if (values.get(at).put(key, ExclusionDraft.scalar(value)) == null) {
        behind.get(at).put(key, "");
        // a comment below the key before stays with that key
        String before = before(values.get(at), key);
        String comment = Objects.requireNonNull(behind.get(at).get(before));
        if (comment.startsWith("\n")) {
          behind.get(at).put(before, "");
          behind.get(at).put(key, comment);
        }
      }
    }

    private static String before(Map<String, String> entry, String key) {
      String before = "id";
      for (String each : ORDER.subList(0, ORDER.indexOf(key))) {
        before = entry.containsKey(each) ? each : before;
      }
      return before;
    }

    String text() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < values.size(); i++) {
        text.append(above.get(i));
        String margin = "- ";
        for (String key : ORDER) {
          String value = values.get(i).get(key);
          if (value != null) {
            text.append(margin).append(key).append(": ").append(value);
            text.append(behind.get(i).get(key)).append('\n');
            margin = "  ";
          }
        }
      }
      return text.append("# the end\n").toString();
    }
  }
}
