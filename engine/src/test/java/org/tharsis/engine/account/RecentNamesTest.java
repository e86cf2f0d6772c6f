package org.tharsis.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

class RecentNamesTest {
  private final RecentNames recent = new RecentNames(SenderNames.of(List.of()));

  @Test
  void eachIsCalledWhatItIsHoweverManyThereAre() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 2_000; i++) {
        Origin origin = new Origin("udp:514", IpAddress.v4(i));
        assertThat(recent.of(origin)).isEqualTo(origin.name());
      }
    }
    assertThat(recent.of(new Origin("a.log", null))).isEqualTo("a.log");
    assertThat(recent.of(new Origin("b.log", null))).isEqualTo("b.log");
  }

  @Test
  void aNameIsWrittenOutOnce() {
    IpAddress sender = IpAddress.v4(7);
    String first = recent.of(new Origin("udp:514", sender));
    assertThat(recent.of(new Origin("udp:514", sender))).isSameAs(first);
  }
}
