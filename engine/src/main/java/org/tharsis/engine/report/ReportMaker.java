package org.tharsis.engine.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.tharsis.config.ReportSettings;
import org.tharsis.config.SavedQuery;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.engine.report.AccountHistory.Moment;
import org.tharsis.engine.report.Report.Part;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.Mistake;
import org.tharsis.index.Patience;
import org.tharsis.index.TimeRange;

/**
 * Makes reports of what is committed below a data directory, beside a running engine or without.
 */
final class ReportMaker {
  private final Site site;
  private final DataDirectory data;
  private final Patience patience;
  private final LongSupplier heapRoom;

  /**
   * For one site.
   *
   * @param patience for each question
   * @param heapRoom how many bytes there are for an answer
   */
  ReportMaker(Site site, DataDirectory data, Patience patience, LongSupplier heapRoom) {
    this.site = site;
    this.data = data;
    this.patience = patience;
    this.heapRoom = heapRoom;
  }

  /**
   * Makes one.
   *
   * @param end the first moment after its span
   * @param now when it is made
   * @param notes what else may be missing
   * @throws ReportException if its query is not understood
   * @throws IOException if the index can't be read
   */
  Report make(ReportSettings report, Instant end, Instant now, List<String> notes)
      throws IOException, ReportException {
    Instant from = end.minus(report.last());
    EventQuery query = query(report, end);
    TimeRange range = new TimeRange(from.toEpochMilli(), end.toEpochMilli());
    Path path = data.path();
    try (EventSearch events = EventSearch.open(path)) {
      events.allow(patience);
      List<Part> parts = new ReportQuestions(events, path, query, range, heapRoom).ask(report);
      List<String> missing = new ArrayList<>(notes);
      missing.addAll(missing(report, from, end, now, events.extent()));
      String text = report.query().isEmpty() ? "" : saved(report).inOneLine();
      return new Report(
          report.name(), report.title(), text, from, end, report.zone(), now, parts, missing);
    }
  }

  private List<String> missing(
      ReportSettings report, Instant from, Instant end, Instant now, TimeRange extent)
      throws IOException {
    ShownTime shown = new ShownTime(report.zone());
    Moment present = Moment.of(now.toEpochMilli(), BalanceFile.read(data.balance()).total());
    List<Moment> history = new AccountHistory(data.accounts()).read();
    List<String> notes =
        new ArrayList<>(new MissingLines(history, present, shown::minute).notes(from, end));
    if (extent.isEmpty()) {
      notes.addFirst("No event at all is kept.");
    } else if (from.toEpochMilli() < extent.from()) {
      notes.addFirst(
          "The events that are kept begin at %s; what was before is not in here."
              .formatted(shown.second(Instant.ofEpochMilli(extent.from()))));
    }
    return notes;
  }

  private EventQuery query(ReportSettings report, Instant end) throws ReportException {
    if (report.query().isEmpty()) {
      return EventQuery.ALL;
    }
    SavedQuery saved = saved(report);
    return switch (SavedQueries.read(saved, site, end)) {
      case EventQuery right -> right;
      case Mistake mistake ->
          throw new ReportException(saved.problem(mistake.column(), mistake.message()).toString());
    };
  }

  private SavedQuery saved(ReportSettings report) throws ReportException {
    SavedQuery saved = site.queries().get(report.query());
    if (saved == null) {
      throw new ReportException(
          "its query can't be used: queries/%s.txt".formatted(report.query()));
    }
    return saved;
  }
}
