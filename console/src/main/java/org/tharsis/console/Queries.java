package org.tharsis.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tharsis.config.ListKind;
import org.tharsis.config.SavedQuery;
import org.tharsis.config.Site;
import org.tharsis.config.ValueList;
import org.tharsis.engine.report.SavedQueries;
import org.tharsis.index.EventQuery;
import org.tharsis.index.Mistake;
import org.tharsis.index.QueryContext;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Spelling;

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

  /** One of the site's saved queries. */
  static EventQuery saved(String name, SiteOptions options) throws NotDone {
    Site site = options.site();
    SavedQuery saved = site.queries().get(name);
    if (saved == null) {
      throw new NotDone(
          "there is no query '%s' in %s%s"
              .formatted(
                  name,
                  options.file().resolveSibling("queries"),
                  Spelling.hint(name, site.queries().keySet())));
    }
    return switch (SavedQueries.read(saved, site, Instant.now())) {
      case EventQuery right -> right;
      case Mistake mistake ->
          throw new NotDone(List.of(saved.problem(mistake.column(), mistake.message())));
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
