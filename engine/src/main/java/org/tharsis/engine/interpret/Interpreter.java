package org.tharsis.engine.interpret;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.SenderSettings;
import org.tharsis.config.Settings;
import org.tharsis.engine.account.SenderNames;
import org.tharsis.model.AddressMap;
import org.tharsis.model.Cidr;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Remark;
import org.tharsis.parsers.ClockZones;
import org.tharsis.parsers.LineParser;

/** Lines into events: total, so whatever comes in gives an event. One thread uses it. */
public final class Interpreter {
  private static final Logger log = LoggerFactory.getLogger(Interpreter.class);

  private final LineParser parser;
  private final Conversations conversations = new Conversations();
  private final EventDraft draft = new EventDraft();
  private LearntHosts learnt = new LearntHosts();
  private Enricher enricher;
  private SenderNames names;
  private long stumbles;

  /**
   * @param settings whose zones hold for device clocks that send none
   */
  public Interpreter(Settings settings, Enricher enricher) {
    this.parser = new LineParser(zones(settings));
    this.names = SenderNames.of(settings.senders());
    this.enricher = enricher;
  }

  /** From the next line on the site is known like this. */
  public void use(Settings settings, Enricher enricher) {
    parser.use(zones(settings));
    names = SenderNames.of(settings.senders());
    this.enricher = enricher;
  }

  /** Goes on learning from what was known when this was saved. */
  public void use(LearntHosts known) {
    learnt = known;
  }

  /** What the lines so far have said of whose an address is. */
  public LearntHosts learnt() {
    return learnt;
  }

  /** Writes all that lines so far have said and later ones are read by. */
  public void save(DataOutput out) throws IOException {
    learnt.save(out);
    conversations.save(out);
  }

  /**
   * Goes on from what {@link #save} has written.
   *
   * @throws IOException if it is something else, damaged, or ends too early
   */
  public void load(DataInput in) throws IOException {
    learnt = LearntHosts.load(in);
    conversations.load(in);
  }

  /** Who names no machine, or just the address it sends from, has the name the site gave it. */
  private void name(@Nullable IpAddress sender) {
    String name = names.of(sender);
    if (name != null && String.valueOf(sender).equals(draft.get(Field.OBSERVER_NAME))) {
      draft.put(Field.OBSERVER_NAME, name);
    }
  }

  private static ClockZones zones(Settings settings) {
    Map<Cidr, ZoneId> byAddress = new HashMap<>();
    Map<String, ZoneId> byHost = new HashMap<>();
    for (SenderSettings sender : settings.senders()) {
      ZoneId zone = sender.timeZone();
      if (zone != null) {
        sender.addresses().forEach(block -> byAddress.put(block, zone));
        sender.hosts().forEach(host -> byHost.put(host.toLowerCase(Locale.ROOT), zone));
      }
    }
    return new ClockZones(settings.timeZone(), AddressMap.of(byAddress), byHost);
  }

  public Event interpret(Line line) {
    try {
      parser.parse(line, draft);
      name(line.origin().sender());
      conversations.follow(draft);
      long time = line.timeOf(draft.timestamp());
      learnt.learn(draft, line.origin().sender(), time, enricher.hosts(), enricher.inside());
      enricher.enrich(draft);
      learnt.fill(draft, time, enricher.hosts());
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
