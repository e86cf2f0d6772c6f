package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.DatedSet;

/** What lists were, and from which day on each holds. */
class ListVersionsTest extends SiteLists {
  private void changed(String file, String day) throws IOException {
    FileTime time = FileTime.from(Instant.parse(day + "T12:00:00Z"));
    Files.setLastModifiedTime(folder.path(file), time);
  }

  private static long noon(String day) {
    return Instant.parse(day + "T12:00:00Z").toEpochMilli();
  }

  private static AddressList of(String day, String... blocks) {
    return new AddressList(
        "cdn", DatedSet.always(set(blocks)), ListHeader.NONE, LocalDate.parse(day));
  }

  @Test
  void aListHasAPast() throws IOException {
    folder
        .with("lists/versions/cdn/2026-01-10.txt", "192.0.2.0/24\n")
        .with("lists/versions/cdn/2026-05-01.txt", "198.51.100.0/24\n")
        .with("lists/versions/cdn/notes.txt", "not a version\n")
        .with("lists/cdn.txt", "# taken: 2026-10-01\n203.0.113.0/24\n");
    changed("lists/cdn.txt", "2026-11-20");
    DatedSet dated = list("cdn").dated();
    assertThat(dated.at(noon("2025-06-01"))).isEqualTo(set("192.0.2.0/24"));
    assertThat(dated.at(noon("2026-04-30"))).isEqualTo(set("192.0.2.0/24"));
    assertThat(dated.at(noon("2026-05-01"))).isEqualTo(set("198.51.100.0/24"));
    assertThat(dated.at(noon("2026-09-30"))).isEqualTo(set("198.51.100.0/24"));
    assertThat(dated.at(noon("2026-10-01"))).isEqualTo(set("203.0.113.0/24"));
  }

  /** A mistyped date must not keep the list from holding. */
  @Test
  void aListCannotHaveBeenTakenAfterItWasWritten() throws IOException {
    folder
        .with("lists/versions/cdn/2026-01-10.txt", "192.0.2.0/24\n")
        .with("lists/cdn.txt", "# taken: 2036-10-01\n203.0.113.0/24\n");
    changed("lists/cdn.txt", "2026-11-20");
    assertThat(list("cdn").dated().at(noon("2026-11-20"))).isEqualTo(set("203.0.113.0/24"));
    assertThat(list("cdn").dated().at(noon("2026-11-19"))).isEqualTo(set("192.0.2.0/24"));
  }

  @Test
  void aVersionThatIsBrokenHoldsNobodyThatCantBeRead() throws IOException {
    folder
        .with("lists/versions/cdn/2026-01-10.txt", "192.0.2.0/24\n192.0.2\n")
        .with("lists/cdn.txt", "203.0.113.0/24\n");
    changed("lists/cdn.txt", "2026-11-20");
    assertThat(list("cdn").dated().at(noon("2026-02-01"))).isEqualTo(set("192.0.2.0/24"));
  }

  @Test
  void whatIsOnAListIsKeptByItsDay() throws IOException {
    ListFolder lists = new ListFolder(folder.path("tharsis.yaml"));
    lists.keep(of("2026-01-10", "192.0.2.0/24"), 3);
    lists.keep(of("2026-06-01", "192.0.2.0/25"), 3);
    lists.keep(of("2026-06-01", "192.0.2.0/26"), 3);
    assertThat(lists.past("cdn").keySet())
        .containsExactly(LocalDate.of(2026, 1, 10), LocalDate.of(2026, 6, 1));
    assertThat(lists.past("cdn").values().stream().map(ListFolder::version))
        .containsExactly(set("192.0.2.0/24"), set("192.0.2.0/26"));
    for (int day = 2; day < 6; day++) {
      lists.keep(of("2026-06-0" + day, "192.0.2.%d/32".formatted(day)), 3);
    }
    assertThat(lists.past("cdn").keySet())
        .containsExactlyElementsOf(
            Stream.of("2026-06-03", "2026-06-04", "2026-06-05").map(LocalDate::parse).toList());
  }

  /** A file may be copied or checked out again, and say another day. */
  @Test
  void aListHoldsFromTheDayItWasKeptFor() throws IOException {
    folder
        .with("lists/versions/cdn/2026-01-10.txt", "192.0.2.0/24\n")
        .with("lists/versions/cdn/2026-05-01.txt", "203.0.113.0/24\n")
        .with("lists/cdn.txt", "# taken: 2026-11-20\n203.0.113.0/24\n");
    changed("lists/cdn.txt", "2026-11-20");
    assertThat(list("cdn").since()).isEqualTo(LocalDate.of(2026, 5, 1));
    assertThat(list("cdn").dated().at(noon("2026-07-01"))).isEqualTo(set("203.0.113.0/24"));
  }
}
