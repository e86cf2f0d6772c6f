package org.tharsis.engine.receive.relp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.Receivers;
import org.tharsis.engine.receive.intake.JournaledIntake;

/** A RELP receiver before a small journal. */
abstract class RelpListening {
  static final int BOUND = 480;
  static final int SEGMENT = 16 << 10;
  private static final ReceiverSettings RELP =
      new ReceiverSettings.Relp(address("127.0.0.1"), 0, BOUND, 10);

  @TempDir private Path directory;
  private final List<String> journal = new ArrayList<>();
  JournaledIntake journaled;
  private Receivers receivers;
  InetSocketAddress engine;

  @BeforeEach
  void open() throws IOException {
    journaled = new JournaledIntake(directory, SEGMENT, 4);
    listen();
  }

  private void listen() {
    receivers =
        Receivers.open(List.of(RELP), List.of(), journaled.intake(), InstantSource.system());
    assertThat(receivers.problems()).isEmpty();
    engine = receivers.addresses().getFirst();
  }

  @AfterEach
  void close() throws IOException {
    receivers.close();
    journaled.close();
  }

  /** Another process opens the same journal, which has it from then on. */
  void restart() throws IOException {
    lines();
    close();
    journaled = new JournaledIntake(directory, SEGMENT, 8);
    listen();
    journaled.skip();
  }

  static List<String> lines(String name, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "<13>%s %d".formatted(name, i)).toList();
  }

  /** All that was ever in the journal. */
  List<String> lines() throws IOException {
    for (Received line : journaled.takenButRecent()) {
      String text = new String(line.bytes(), StandardCharsets.ISO_8859_1);
      journal.add(line.truncated() ? text + "…" : text);
    }
    return journal;
  }
}
