package org.tharsis.parsers.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTableTest {
  private enum Part {
    ACTION
  }

  private static KeyTable<Part> table(String... lines) {
    return KeyTable.of(List.of(lines), "fields.txt", Part.class);
  }

  @Test
  void everyKeyIsFound() {
    String[] lines = new String[200];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "key" + i + " user.name";
    }
    KeyTable<Part> table = table(lines);
    for (int i = 0; i < lines.length; i++) {
      byte[] name = ("key" + i).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      assertThat(table.find(name, 0, name.length)).as("key%s", i).isNotNull();
      assertThat(table.find(name, 0, 3)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src",
        "src source.ip more",
        "src source.ipp",
        "src src",
        "src @timestamp",
        "act =deed"
      })
  void mistakesAreToldWithTheirLine(String mistake) {
    assertThatThrownBy(() -> table("# keys", "dst destination.ip", mistake))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fields.txt:3: ");
  }

  @Test
  void aKeyHasOneMeaning() {
    assertThatThrownBy(() -> table("src source.ip", "src source.mac"))
        .hasMessageContaining("fields.txt:2: src has a meaning already");
  }
}
