package org.tharsis.engine.interpret;

import java.time.ZoneId;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Line;
import org.tharsis.parsers.LineParser;

/** Lines into events: total, so whatever comes in gives an event. One thread uses it. */
public final class Interpreter {
  private final LineParser parser;
  private final EventDraft draft = new EventDraft();
  private Enricher enricher;

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
    parser.parse(line, draft);
    enricher.enrich(draft);
    return draft.event(line);
  }
}
