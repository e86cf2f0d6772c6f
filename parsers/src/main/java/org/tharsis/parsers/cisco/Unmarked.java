package org.tharsis.parsers.cisco;

import java.util.List;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Cursor;

/**
 * An ASA's message whose mark a relay has cut off: the commonest are known by their wording, which
 * must be there from the first word to the last. A line with a tag is another program's, and may
 * quote such a message to forge one. Belongs to one thread.
 */
public final class Unmarked implements MessageFormat {
  private static final List<String> CODES =
      List.of(
          "104001", "104002", "106001", "106006", "106007", "106014", "106015", "106016", "106021",
          "106023", "106100", "111008", "111010", "113004", "113005", "113012", "113015", "113019",
          "302013", "302014", "302015", "302016", "302020", "302021", "304001", "305009", "305010",
          "305011", "305012", "313001", "313005", "419002", "605004", "605005", "611101", "611102",
          "710003", "710005", "716038", "716039", "733100");

  private final Messages messages;
  private final String[] codes = CODES.toArray(String[]::new);

  public Unmarked(Values values) {
    this.messages = new Messages(CiscoFirewall.CATALOGUE, values);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (message.atEnd() || header.tag() != null) {
      return false;
    }
    for (String code : codes) {
      if (messages.fits(code, message.bytes(), message.at(), message.end())) {
        into.put(Field.OBSERVER_VENDOR, "Cisco");
        into.put(Field.OBSERVER_PRODUCT, "ASA");
        into.put(Field.EVENT_CODE, code);
        messages.read(code, message.bytes(), message.at(), message.end(), into);
        return true;
      }
    }
    return false;
  }
}
