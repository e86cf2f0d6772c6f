package org.tharsis.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tharsis.config.ListKind;
import org.tharsis.config.ReportSettings;
import org.tharsis.config.ReportSettings.Cron;
import org.tharsis.config.SavedQuery;
import org.tharsis.config.Site;
import org.tharsis.config.ValueList;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.schedule.CronTimes;
import org.tharsis.index.EventQuery;
import org.tharsis.index.Mistake;
import org.tharsis.index.ParsedQuery;
import org.tharsis.index.QueryContext;
import org.tharsis.model.Escaped;
import org.tharsis.model.NameSet;
import org.tharsis.model.Problem;

/** The saved queries of a site, understood. */
public final class SavedQueries {
  private SavedQueries() {}

  /**
   * Reads one with the site's lists.
   *
   * @param now what {@code now} means in it
   */
  public static ParsedQuery read(SavedQuery query, Site site, Instant now) {
    return EventQuery.parse(query.text(), context(site, now));
  }

  /**
   * What a query at this site may name.
   *
   * @param now what {@code now} means in it
   */
  public static QueryContext context(Site site, Instant now) {
    Map<String, Set<Long>> ports = new TreeMap<>();
    Map<String, NameSet> names = new TreeMap<>();
    for (ValueList list : site.allLists().values().values()) {
      if (list.kind() == ListKind.PORTS) {
        ports.put(list.name(), list.ports());
      } else {
        names.put(list.name(), list.names());
      }
    }
    return new QueryContext(now.toEpochMilli(), SiteRules.lists(site), ports, names);
  }

  /** All that is wrong with saved queries, and with what only the clock's expert can read. */
  public static List<Problem> problems(Site site, Instant now) {
    List<Problem> problems = new ArrayList<>();
    for (SavedQuery each : site.queries().values()) {
      if (read(each, site, now) instanceof Mistake mistake) {
        problems.add(each.problem(mistake.column(), mistake.message()));
      }
    }
    for (ReportSettings each : site.settings().reports()) {
      String mistake =
          each.when() instanceof Cron cron ? CronTimes.mistake(cron.expression(), now) : null;
      if (mistake != null && each.when() instanceof Cron cron) {
        String file = site.directory().resolve("tharsis.yaml").toString();
        problems.add(new Problem(file, cron.line(), "reports.cron: " + Escaped.text(mistake)));
      }
    }
    return problems;
  }
}
