package org.tharsis.parsers.windows;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;

/** What all forms of a Windows event have: who logged it where, its id, and its text. */
final class EventRecord {
  private static final Catalogue CATALOGUE = Catalogue.load(EventRecord.class, "messages.txt");

  private final Messages messages;

  EventRecord(Values values) {
    this.messages = new Messages(CATALOGUE, values);
  }

  /**
   * Puts in a record.
   *
   * @param provider what logged it, as {@code Tcpip}; also called the source
   * @param code the event id
   * @param computer the machine's name
   */
  void put(@Nullable String provider, String code, @Nullable String computer, EventDraft into) {
    fixed(code, computer, into);
    messages.read(key(provider, code), into);
  }

  /** The same of a record whose details are in its text, {@code bytes[from, to)}. */
  void put(
      @Nullable String provider,
      String code,
      @Nullable String computer,
      byte[] bytes,
      int from,
      int to,
      EventDraft into) {
    fixed(code, computer, into);
    messages.read(key(provider, code), bytes, from, to, into);
  }

  private static void fixed(String code, @Nullable String computer, EventDraft into) {
    into.put(Field.OBSERVER_VENDOR, "Microsoft");
    into.put(Field.OBSERVER_PRODUCT, "Windows");
    into.put(Field.HOST_NAME, computer);
    into.put(Field.EVENT_CODE, code);
  }

  private static String key(@Nullable String provider, String code) {
    return Provider.family(provider) + "/" + code;
  }
}
