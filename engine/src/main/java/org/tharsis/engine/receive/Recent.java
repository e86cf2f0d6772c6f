package org.tharsis.engine.receive;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.http.RequestKeys;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.relp.SentLines;

/**
 * What was received last and may be sent again, as the journal says after a start.
 *
 * @param sent over RELP
 * @param keys in requests over HTTP that had a key
 */
record Recent(SentLines sent, RequestKeys keys) {
  private static final Logger log = LoggerFactory.getLogger(Recent.class);

  /** Reads the journal's end, if there is a receiver for which it matters. */
  static Recent of(List<ReceiverSettings> receivers, Intake intake) {
    Recent recent = new Recent(new SentLines(), new RequestKeys());
    Set<String> relp = names(receivers, ReceiverSettings.Relp.class);
    Set<String> http = names(receivers, ReceiverSettings.Http.class);
    if (!relp.isEmpty() || !http.isEmpty()) {
      recent.read(intake, relp, http);
    }
    return recent;
  }

  private static Set<String> names(
      List<ReceiverSettings> receivers, Class<? extends ReceiverSettings> kind) {
    return receivers.stream()
        .filter(kind::isInstance)
        .map(ReceiverSettings::name)
        .collect(Collectors.toSet());
  }

  private void read(Intake intake, Set<String> relp, Set<String> http) {
    try {
      intake.recent((position, line) -> remember(line, relp, http));
    } catch (IOException e) {
      log.error("what was received last can't be read; what is sent again is stored twice", e);
    }
  }

  private void remember(Received line, Set<String> relp, Set<String> http) {
    String receiver = line.origin().receiver();
    if (line.series() != 0 && relp.contains(receiver)) {
      sent.remember(line);
    } else if (line.series() != 0 && http.contains(receiver)) {
      keys.remember(line);
    }
  }
}
