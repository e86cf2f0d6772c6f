package org.tharsis.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir private Path directory;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("deeper/state");
    StateFile.write(file, out -> out.writeUTF("what was known"));
    whole = Files.readAllBytes(file);
  }

  private String read() throws IOException {
    return StateFile.read(file, DataInput::readUTF);
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    assertThat(read()).isEqualTo("what was known");
  }

  @Test
  void aWriterThatFailsLeavesTheFormer() throws IOException {
    assertThatThrownBy(
            () ->
                StateFile.write(
                    file,
                    out -> {
                      out.writeUTF("half of");
                      throw new IOException("no room");
                    }))
        .hasMessage("no room");
    assertThat(read()).isEqualTo("what was known");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void everyDamageIsFound() throws IOException {
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      assertThatThrownBy(this::read).as("byte %d", at).isInstanceOf(IOException.class);
      Files.write(file, Arrays.copyOf(whole, at));
      assertThatThrownBy(this::read).as("cut at %d", at).isInstanceOf(IOException.class);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(this::read).hasMessage("it is damaged");
  }
}
