package org.tharsis.parsers.windows;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Names;

/**
 * What all forms of a Windows event have: who logged it where, its id, its data and its text. Each
 * form fills one in and puts it. Reused event after event; belongs to one thread.
 */
final class EventRecord {
  private static final Catalogue CATALOGUE = Catalogue.load(EventRecord.class, "messages.txt");

  /** The entry of all that have none of their own. */
  private static final String OTHERS = "*";

  private final Messages messages;
  private final EventData data;
  private @Nullable String provider;
  private @Nullable String computer;
  private @Nullable String outcome;
  private byte[] text = {};
  private int textFrom;
  private int textTo;

  EventRecord(Names names, Values values) {
    this.messages = new Messages(CATALOGUE, values);
    this.data = new EventData(names, values);
  }

  /** Forgets the event before. */
  EventRecord begin() {
    data.clear();
    provider = null;
    computer = null;
    outcome = null;
    textFrom = 0;
    textTo = 0;
    return this;
  }

  EventData data() {
    return data;
  }

  /** What logged it, as {@code Tcpip}; also called the source. */
  EventRecord provider(@Nullable String name) {
    provider = name;
    return this;
  }

  /** The name of the machine. */
  EventRecord computer(@Nullable String name) {
    computer = name;
    return this;
  }

  /** What {@link Audit} makes of this. */
  EventRecord audited(byte[] bytes, int from, int to) {
    outcome = Audit.outcome(bytes, from, to);
    return this;
  }

  /** Its text. */
  EventRecord text(byte[] bytes, int from, int to) {
    text = bytes;
    textFrom = from;
    textTo = to;
    return this;
  }

  /** Puts all in, under the event's id. */
  void put(String code, EventDraft into) {
    into.put(Field.OBSERVER_VENDOR, "Microsoft");
    into.put(Field.OBSERVER_PRODUCT, "Windows");
    into.put(Field.HOST_NAME, computer);
    into.put(Field.EVENT_CODE, code);
    catalogued(Provider.family(provider) + "/" + code, into);
    if (outcome != null) {
      into.put(Field.EVENT_OUTCOME, outcome);
    }
    if (data.tellsNobody()) {
      EventLabels.ALL.read(text, textFrom, textTo, data);
    }
    EventFields.put(code, data, into);
  }

  private void catalogued(String key, EventDraft into) {
    if (!CATALOGUE.has(key)) {
      messages.read(OTHERS, into);
      into.remark(Remark.PARTLY_PARSED);
    } else if (textFrom < textTo) {
      messages.read(key, text, textFrom, textTo, into);
    } else {
      messages.read(key, into);
    }
  }
}
