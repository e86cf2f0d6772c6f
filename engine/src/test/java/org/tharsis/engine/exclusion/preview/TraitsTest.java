package org.tharsis.engine.exclusion.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ExclusionFile;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Cidr;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.model.Terms;
import org.tharsis.model.WeekHours;

class TraitsTest {
  private static final LocalDate LAST = LocalDate.of(2999, 1, 1);

  @TempDir private Path directory;

  private static Event event(String source, long port, String device) {
    EventDraft draft = new EventDraft();
    draft.put(Field.SOURCE_IP, address(source));
    draft.put(Field.DESTINATION_PORT, port);
    draft.put(Field.OBSERVER_NAME, device);
    draft.put(Field.NETWORK_TRANSPORT, "tcp");
    Origin origin = new Origin("a.log", null);
    Line line = new Line(new EventId("a.log", port), new byte[0], false, origin, 0, false);
    return draft.timestamp(0).event(line);
  }

  private static IpAddress address(String text) {
    return Cidr.parse(text).first();
  }

  private static List<String> words(List<Event> events, Criterion... within) {
    List<Criterion> common = Traits.of(events, List.of(within), 4);
    assertThat(events).allMatch(each -> common.stream().allMatch(one -> one.holds(each)));
    return common.stream().map(Criterion::words).toList();
  }

  @Test
  void whatAllHaveIsAskedFor() {
    List<Event> events = List.of(event("192.0.2.1", 80, "FW1"), event("192.0.2.9", 443, "fw2"));
    assertThat(words(events))
        .containsExactly(
            "source in 192.0.2.1 or 192.0.2.9",
            "port 80 or 443",
            "protocol tcp",
            "device fw1 or fw2")
        .doesNotContain("code");
  }

  @Test
  void whatDiffersTooMuchIsNot() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      events.add(event((i * 6 + 1) + ".0.0.1", i, "fw" + i));
    }
    assertThat(words(events)).containsExactly("protocol tcp");
  }

  /** What a device calls itself must not stand for others, nor for a list. */
  @Test
  void namesStandForThemselves() {
    assertThat(words(List.of(event("192.0.2.1", 1, "*.com")))).doesNotContain("device *.com");
    assertThat(words(List.of(event("192.0.2.1", 1, "list all")))).hasSize(3);
    assertThat(words(List.of(event("192.0.2.1", 1, " ")))).hasSize(3);
  }

  @Test
  void blocksLieWithinWhatWasAskedBefore() {
    AddressSet half = AddressSet.of(List.of(Cidr.parse("192.0.2.0/25")));
    Within before = new Within(End.SOURCE, List.of(new Area("ours", half)));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 127; i += 9) {
      events.add(event("192.0.2." + i, 80, "fw"));
    }
    List<Criterion> common = Traits.of(events, List.of(before), 1);
    assertThat(common.getFirst().words()).isEqualTo("source in 192.0.2.0/25");
    Criterion hours = new Criterion.During(WeekHours.of(List.of("thu")), java.time.ZoneOffset.UTC);
    assertThat(Traits.of(events, List.of(before, hours), 1)).contains(hours);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    List<Event> events = List.of(event("192.0.2.1", 80, "FW1"), event("2001:db8::9", 443, "fw\n2"));
    Exclusion exclusion =
        new Exclusion(
            "x",
            Exclusion.State.PROPOSED,
            Exclusion.Action.QUIET,
            Traits.of(events, List.of(), 4),
            Set.of("port-scan"),
            new Terms("anna", "a \"test\"", null, LocalDate.of(2998, 12, 1), LAST));
    assertThat(ExclusionFile.read(directory.resolve("tharsis.yaml"), Written.of(exclusion)).value())
        .isEqualTo(exclusion);
  }
}
