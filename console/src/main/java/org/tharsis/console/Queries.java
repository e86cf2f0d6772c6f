package org.tharsis.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tharsis.config.SavedQuery;
import org.tharsis.config.Site;
import org.tharsis.engine.report.SavedQueries;
import org.tharsis.index.EventQuery;
import org.tharsis.index.Mistake;
import org.tharsis.index.QueryContext;
import org.tharsis.model.Spelling;

/** Reads queries as people write them: against the present, and with the site's lists. */
final class Queries {
  private Queries() {}

  static EventQuery read(String text, SiteOptions options) throws NotDone {
    return switch (EventQuery.parse(text, context(text, options))) {
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
  private static QueryContext context(String text, SiteOptions options) throws NotDone {
    Instant now = Instant.now();
    return mayNameLists(text)
        ? SavedQueries.context(options.site(), now)
        : new QueryContext(now.toEpochMilli(), Map.of());
  }

  private static boolean mayNameLists(String text) {
    return text.replace("@timestamp", "").indexOf('@') >= 0;
  }
}
