package org.tharsis.engine.interpret;

import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Line;
import org.tharsis.model.Remark;
import org.tharsis.parsers.LineParser;

/** Lines into events: total, so whatever comes in gives an event. One thread uses it. */
public final class Interpreter {
  private static final Logger log = LoggerFactory.getLogger(Interpreter.class);

  private final LineParser parser;
  private final Conversations conversations = new Conversations();
  private final EventDraft draft = new EventDraft();
  private Enricher enricher;
  private long stumbles;

  /**
   * @param clockZone the zone of device clocks that send none
   */
  public Interpreter(ZoneId clockZone, Enricher enricher) {
    this.parser = new LineParser(clockZone);
    this.enricher = enricher;
  }

  /** From the next line on the site is known like this. */
  public void use(Enricher enricher) {
    this.enricher = enricher;
  }

  public Event interpret(Line line) {
    try {
      parser.parse(line, draft);
      conversations.follow(draft);
      enricher.enrich(draft);
    } catch (RuntimeException e) {
      stumbled(line, e);
    }
    return draft.event(line);
  }

  /** A mistake of ours must not cost the line, nor the log a stack trace for each like it. */
  private void stumbled(Line line, RuntimeException cause) {
    draft.clear().timestamp(line.arrived()).remark(Remark.UNRECOGNISED);
    if (stumbles++ == 0) {
      log.error("a parser failed at line {}; please report it", line.id(), cause);
    }
  }
}
