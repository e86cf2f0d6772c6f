package org.tharsis.parsers.cisco;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Protocols;

/**
 * {@code %FACILITY[-SUBFACILITY]-SEVERITY-MNEMONIC: text}: Cisco's switches and routers, with IOS,
 * IOS XE, IOS XR and NX-OS ("How to Read System Messages", Cisco IOS System Message Guide). Belongs
 * to one thread.
 */
public final class CiscoIos implements MessageFormat {
  private static final Catalogue CATALOGUE = Catalogue.load(CiscoIos.class, "ios-messages.txt");

  /** The forwarding processor of IOS XE hands its firewall's messages on within this one. */
  private static final String PLATFORM = "IOSXE-PLATFORM";

  private static final String FORWARDING = " cpp_cp: ";

  private final Names names;
  private final Messages messages;
  private final MessageId id = new MessageId();

  public CiscoIos(Names names, Values values) {
    this.names = names;
    this.messages = new Messages(CATALOGUE, values);
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == '%';
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    int start = message.at();
    if (!id.read(message)) {
      return false;
    }
    boolean platform = id.key(names).equals(PLATFORM);
    if (platform && !(toForwarding(message) && id.read(message))) {
      message.moveTo(start);
      id.read(message);
    }
    into.put(Field.OBSERVER_VENDOR, "Cisco");
    into.put(Field.OBSERVER_PRODUCT, "IOS");
    if (header.counter() >= 0) {
      into.put(Field.EVENT_SEQUENCE, header.counter());
    }
    into.put(Field.EVENT_SEVERITY, (long) id.severity());
    into.put(Field.EVENT_CODE, id.mnemonic(names));
    into.put(Field.PROCESS_NAME, id.facility(names));
    messages.read(id.key(names), message.bytes(), message.at(), message.end(), into);
    into.put(Field.NETWORK_TRANSPORT, transport(into.get(Field.NETWORK_TRANSPORT)));
    totalBytes(into);
    return true;
  }

  /** A protocol that an access list knows no name of is written as its number. */
  private static @Nullable Object transport(@Nullable Object said) {
    if ("icmpv6".equals(said)) {
      return "ipv6-icmp";
    }
    String byNumber = said instanceof String name ? Protocols.name(decimal(name)) : null;
    return byNumber == null ? said : byNumber;
  }

  /** The number of at most three digits that a text is, or -1. */
  private static int decimal(String text) {
    int number = text.length() > 3 ? -1 : 0;
    for (int i = 0; i < text.length() && number >= 0; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      number = digit < 0 ? -1 : number * 10 + digit;
    }
    return number;
  }

  private static void totalBytes(EventDraft into) {
    if (into.get(Field.SOURCE_BYTES) instanceof Long sent
        && into.get(Field.DESTINATION_BYTES) instanceof Long received) {
      into.put(Field.NETWORK_BYTES, sent + received);
    }
  }

  /** Moves to the message within this one, if there is one. */
  private static boolean toForwarding(Cursor c) {
    int from = Ascii.indexOf(c.bytes(), c.at(), c.end(), FORWARDING);
    int mark = from < 0 ? -1 : Ascii.indexOf(c.bytes(), from, c.end(), " %");
    if (mark >= 0) {
      c.moveTo(mark + 1);
    }
    return mark >= 0;
  }
}
