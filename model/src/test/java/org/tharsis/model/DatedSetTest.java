package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DatedSetTest {
  private static final AddressSet FIRST = set("192.0.2.0/24");
  private static final AddressSet SECOND = set("198.51.100.0/24");
  private static final AddressSet NOW = set("203.0.113.0/24");

  private final List<String> read = new ArrayList<>();

  private static AddressSet set(String block) {
    return AddressSet.of(List.of(Cidr.parse(block)));
  }

  private DatedSet dated() {
    SortedMap<Long, Supplier<AddressSet>> earlier = new TreeMap<>();
    earlier.put(100L, () -> reading("first", FIRST));
    earlier.put(200L, () -> reading("second", SECOND));
    earlier.put(300L, () -> reading("now", FIRST));
    return DatedSet.of(earlier, 300, NOW);
  }

  private AddressSet reading(String name, AddressSet set) {
    read.add(name);
    return set;
  }

  @Test
  void eachTimeHasItsOwn() {
    DatedSet dated = dated();
    assertThat(dated.at(100)).isEqualTo(FIRST);
    assertThat(dated.at(199)).isEqualTo(FIRST);
    assertThat(dated.at(200)).isEqualTo(SECOND);
    assertThat(dated.at(299)).isEqualTo(SECOND);
    assertThat(dated.at(300)).isEqualTo(NOW);
    assertThat(dated.at(Long.MAX_VALUE)).isEqualTo(NOW);
    assertThat(dated.versions()).isEqualTo(3);
  }

  @Test
  void theFirstHeldBeforeItsTimeAsFarAsAnybodyKnows() {
    assertThat(dated().at(Long.MIN_VALUE)).isEqualTo(FIRST);
    assertThat(DatedSet.always(NOW).at(Long.MIN_VALUE)).isEqualTo(NOW);
  }

  @Test
  void thePastIsReadWhenItIsAskedForAndNotForEveryEvent() {
    DatedSet dated = dated();
    dated.at(400);
    assertThat(read).isEmpty();
    dated.at(150);
    dated.at(160);
    dated.at(250);
    assertThat(read).containsExactly("first", "second");
  }

  @Test
  void aboutAChangeEachVersionIsReadOnce() {
    DatedSet dated = dated();
    for (int i = 0; i < 3; i++) {
      assertThat(dated.at(150)).isEqualTo(FIRST);
      assertThat(dated.at(250)).isEqualTo(SECOND);
    }
    assertThat(read).containsExactly("first", "second");
  }

  @Test
  void onlyTheLastFewThatWereReadAreKept() {
    SortedMap<Long, Supplier<AddressSet>> earlier = new TreeMap<>();
    for (long start = 0; start < 10; start++) {
      String name = "from " + start;
      earlier.put(start, () -> reading(name, FIRST));
    }
    DatedSet dated = DatedSet.of(earlier, 10, NOW);
    for (long time : List.of(0, 1, 2, 3, 3, 2, 1, 0)) {
      dated.at(time);
    }
    assertThat(read).containsExactly("from 0", "from 1", "from 2", "from 3", "from 0");
  }
}
