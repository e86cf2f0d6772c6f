package org.tharsis.engine.receive.relp;

import static org.tharsis.engine.Facts.address;

import java.util.List;
import java.util.stream.IntStream;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.Listening;

/** A RELP receiver before a small journal. */
abstract class RelpListening extends Listening {
  static final int BOUND = 480;

  @Override
  protected ReceiverSettings settings() {
    return new ReceiverSettings.Relp(address("127.0.0.1"), 0, BOUND, 10);
  }

  static List<String> lines(String name, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "<13>%s %d".formatted(name, i)).toList();
  }
}
