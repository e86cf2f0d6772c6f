package org.tharsis.rules.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final Watch watch = new Watch();

  private void watchFrom(long from, long to) {
    for (long time = from; time <= to; time += 30 * MINUTE) {
      watch.seen(time);
    }
  }

  @Test
  void beginsWithTheFirstEvent() {
    watchFrom(100 * HOUR, 103 * HOUR);
    assertThat(watch.millis(103 * HOUR, 24 * HOUR)).isEqualTo(3 * HOUR);
    assertThat(watch.millis(103 * HOUR, 2 * HOUR)).isEqualTo(2 * HOUR);
  }

  @Test
  void anHourWithoutAnythingWasNotWatched() {
    watchFrom(0, 10 * HOUR);
    watchFrom(14 * HOUR, 20 * HOUR);
    assertThat(watch.millis(20 * HOUR, 24 * HOUR)).isEqualTo(16 * HOUR);
    assertThat(watch.millis(20 * HOUR, 8 * HOUR)).isEqualTo(6 * HOUR);
    assertThat(watch.millis(20 * HOUR, 6 * HOUR)).isEqualTo(6 * HOUR);
    assertThat(watch.millis(12 * HOUR, 10 * HOUR)).isEqualTo(8 * HOUR);
  }

  @Test
  void justAnHourWas() {
    watch.seen(0);
    watch.seen(HOUR);
    watch.seen(2 * HOUR + 1);
    assertThat(watch.millis(2 * HOUR + 1, 24 * HOUR)).isEqualTo(HOUR);
  }

  @Test
  void whatComesLateChangesNothing() {
    watchFrom(0, 2 * HOUR);
    watch.seen(HOUR);
    watchFrom(2 * HOUR, 3 * HOUR);
    assertThat(watch.millis(3 * HOUR, 24 * HOUR)).isEqualTo(3 * HOUR);
  }

  @Test
  void ofManyGapsTheEarliestAreForgottenWithAllBeforeThem() {
    for (long i = 0; i < 100; i++) {
      watch.seen(2 * i * HOUR);
      watch.seen((2 * i + 1) * HOUR - 1);
    }
    long now = 199 * HOUR - 1;
    assertThat(watch.millis(now, 1000 * HOUR)).isEqualTo(65 * (HOUR - 1));
  }

  @Test
  void outlastsARestart() throws IOException {
    watchFrom(0, 10 * HOUR);
    watchFrom(14 * HOUR, 20 * HOUR);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    watch.save(new DataOutputStream(bytes));
    Watch next = new Watch();
    next.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    next.seen(20 * HOUR + MINUTE);
    assertThat(next.millis(20 * HOUR + MINUTE, 24 * HOUR)).isEqualTo(16 * HOUR + MINUTE);
  }
}
