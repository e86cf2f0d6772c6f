package org.tharsis.console;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tharsis.config.ListKind;
import org.tharsis.config.ValueList;
import org.tharsis.index.EventQuery;
import org.tharsis.index.Mistake;
import org.tharsis.index.QueryContext;
import org.tharsis.model.AddressSet;

/** Reads queries as people write them: against the present, and with the site's lists. */
final class Queries {
  private Queries() {}

  static EventQuery read(String text, SiteOptions options) throws NotDone {
    long now = Instant.now().toEpochMilli();
    QueryContext context = new QueryContext(now, lists(text, options), ports(text, options));
    return switch (EventQuery.parse(text, context)) {
      case EventQuery right -> right;
      case Mistake mistake -> throw new NotDone(mistake.toString());
    };
  }

  /** The site is read only where the query may name one of its lists. */
  private static Map<String, AddressSet> lists(String text, SiteOptions options) throws NotDone {
    Map<String, AddressSet> lists = new TreeMap<>();
    if (mayNameLists(text)) {
      options.site().lists().forEach((name, list) -> lists.put(name, list.addresses()));
    }
    return lists;
  }

  private static Map<String, Set<Long>> ports(String text, SiteOptions options) throws NotDone {
    Map<String, Set<Long>> ports = new TreeMap<>();
    if (mayNameLists(text)) {
      for (ValueList list : options.site().allLists().values().values()) {
        if (list.kind() == ListKind.PORTS) {
          ports.put(list.name(), list.ports());
        }
      }
    }
    return ports;
  }

  private static boolean mayNameLists(String text) {
    return text.replace("@timestamp", "").indexOf('@') >= 0;
  }
}
