package org.tharsis.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalanceFileTest {
  private static final Balance BALANCE =
      new Balance(
          new TreeMap<>(
              Map.of(
                  "192.0.2.1", new SenderAccount(6, 3, 2, 1, 0, 1, 1),
                  "2001:db8::1", new SenderAccount(1, 1, 0, 0, 0, 0, 0))),
          new TreeMap<>(
              Map.of(
                  "live",
                  new TreeMap<>(
                      Map.of("akamai", new ExclusionAccount(30, 1_370_340_000_000L, 4, 5, 6))))));

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("balance.json");
  }

  @Test
  void nothingIsCountedYetWhereThereIsNoFile() throws IOException {
    assertThat(BalanceFile.read(file)).isEqualTo(Balance.EMPTY);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    BalanceFile.write(file, BALANCE);
    assertThat(BalanceFile.read(file)).isEqualTo(BALANCE);
  }

  @Test
  void theNewTakesThePlaceOfTheOldAndLeavesNothingBehind() throws IOException {
    BalanceFile.write(file, Balance.EMPTY);
    BalanceFile.write(file, BALANCE);
    assertThat(BalanceFile.read(file)).isEqualTo(BALANCE);
    assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
  }

  @Test
  void aHalfWrittenFileDoesNotHideTheWholeOne() throws IOException {
    BalanceFile.write(file, BALANCE);
    Files.writeString(directory.resolve("balance.json.new"), "{ \"senders\" : { \"192.0");
    assertThat(BalanceFile.read(file)).isEqualTo(BALANCE);
    BalanceFile.write(file, Balance.EMPTY);
    assertThat(BalanceFile.read(file)).isEqualTo(Balance.EMPTY);
  }

  @Test
  void aLaterVersionMayHaveCountedMore() throws IOException {
    Files.writeString(
        file,
        """
        {"senders": {"a": {"received": 1, "indexed": 1, "dropped": 0, "lost": 0,
          "unrecognised": 0, "truncated": 0, "encrypted": 1}}, "hidden": {}, "since": 0}
        """);
    assertThat(BalanceFile.read(file).total().received()).isEqualTo(1);
  }

  @Test
  void anEarlierVersionCountedLess() throws IOException {
    Files.writeString(
        file,
        """
        {"senders": {}, "hidden": {"live": {"akamai": {"hits": 30, "last": 1370340000000}}}}
        """);
    assertThat(BalanceFile.read(file).exclusions())
        .containsOnly(Map.entry("akamai", new ExclusionAccount(30, 1_370_340_000_000L)));
  }

  @Test
  void whatCanNotBeReadIsReportedWithARemedy() throws IOException {
    for (String broken : new String[] {"", "{", "[]", "null", "{\"senders\": 5}"}) {
      Files.writeString(file, broken);
      assertThatThrownBy(() -> BalanceFile.read(file))
          .as(broken)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("move it away to start counting anew");
    }
  }
}
