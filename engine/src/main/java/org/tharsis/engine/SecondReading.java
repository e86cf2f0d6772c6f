package org.tharsis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.account.SenderNames;
import org.tharsis.engine.interpret.Interpreter;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalReader;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.screening.Counts;
import org.tharsis.engine.screening.Screening;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Line;

/**
 * Lines of the journal that were taken in already, as events once more; nothing judges them. They
 * are read with what is known of the site now.
 */
final class SecondReading {
  private static final int BATCH = 2048;

  private final Interpreter interpreter;
  private final Screening screening;
  private final SenderNames names;

  /** Takes events. */
  interface Taker {
    /**
     * @param exclusion what decides on the event, or null
     * @param sender what accounts call who sent it
     */
    void take(Event event, @Nullable Exclusion exclusion, String sender) throws IOException;
  }

  /**
   * @param counts is told what exclusions did with those events
   */
  SecondReading(Site site, DataDirectory data, Counts counts) throws IOException {
    interpreter = new Interpreter(site.settings(), SiteParts.enricher(site));
    interpreter.use(Memory.learnt(data));
    screening = new Screening(SiteParts.exclusions(site), counts);
    names = SenderNames.of(site.settings().senders());
  }

  /**
   * Reads all that a journal still has.
   *
   * @param end up to this position
   */
  void read(Journal journal, long end, Taker to) throws IOException {
    boolean more = true;
    try (JournalReader reader = journal.reader(0, LivePipeline::report)) {
      while (more) {
        more =
            reader.read(BATCH, (position, line) -> line(position, line, end, to)) == BATCH
                && reader.position() < end;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void line(long position, Received line, long end, Taker to) {
    if (position >= end) {
      return;
    }
    EventId id = new EventId(LivePipeline.STREAM, position);
    Event event =
        interpreter.interpret(
            new Line(id, line.bytes(), line.truncated(), line.origin(), line.arrived(), true));
    try {
      to.take(event, screening.of(event), names.of(line.origin()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
