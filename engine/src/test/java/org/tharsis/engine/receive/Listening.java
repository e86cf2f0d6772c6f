package org.tharsis.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.JournaledIntake;

/** A receiver before a small journal. */
public abstract class Listening {
  private static final int SEGMENT = 16 << 10;

  @TempDir private Path directory;
  private final List<String> journal = new ArrayList<>();
  private Receivers receivers;
  protected JournaledIntake journaled;
  protected InetSocketAddress engine;

  /** What receives; asked at each start. */
  protected abstract ReceiverSettings settings();

  @BeforeEach
  protected void open() throws IOException {
    journaled = new JournaledIntake(directory, SEGMENT, 4);
    listen();
  }

  private void listen() {
    receivers =
        Receivers.open(List.of(settings()), List.of(), journaled.intake(), InstantSource.system());
    assertThat(receivers.problems()).isEmpty();
    engine = receivers.addresses().getFirst();
  }

  @AfterEach
  protected void close() throws IOException {
    receivers.close();
    journaled.close();
  }

  /** Another process opens the same journal, which has it from then on. */
  protected void restart() throws IOException {
    lines();
    close();
    journaled = new JournaledIntake(directory, SEGMENT, 8);
    listen();
    journaled.skip();
  }

  /** All that was ever in the journal. */
  protected List<String> lines() throws IOException {
    for (Received line : journaled.takenButRecent()) {
      String text = new String(line.bytes(), StandardCharsets.ISO_8859_1);
      journal.add(line.truncated() ? text + "…" : text);
    }
    return journal;
  }
}
