package org.tharsis.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.report.AccountHistory.Moment;

/** How the accounts stood, over restarts and crashes. */
class AccountHistoryTest {
  @TempDir private Path directory;

  @Test
  void whatWasNotedIsRead() throws IOException {
    AccountHistory history = new AccountHistory(directory.resolve("state/accounts"));
    assertThat(history.read()).isEmpty();
    history.note(new Moment(1, 2, 3, 4, 5, 6));
    history.note(new Moment(6, 7, 8, 9, 10, 11));
    assertThat(history.read())
        .containsExactly(new Moment(1, 2, 3, 4, 5, 6), new Moment(6, 7, 8, 9, 10, 11));
  }

  @Test
  void whatACrashCutOffIsLeftOut() throws IOException {
    Path file =
        Files.writeString(directory.resolve("accounts"), "1 2 3 4 5 6\n6 7 8\nx 1 2 3 4 5\n");
    assertThat(new AccountHistory(file).read()).containsExactly(new Moment(1, 2, 3, 4, 5, 6));
  }

  @Test
  void ofTooManyTheEarliestGo() throws IOException {
    Path file = directory.resolve("accounts");
    Files.writeString(
        file,
        LongStream.range(0, 6_000).mapToObj(i -> i + " 0 0 0 0 0\n").collect(Collectors.joining()));
    AccountHistory history = new AccountHistory(file);
    history.note(new Moment(6_000, 0, 0, 0, 0, 0));
    assertThat(history.read()).hasSize(4_000).last().isEqualTo(new Moment(6_000, 0, 0, 0, 0, 0));
  }
}
