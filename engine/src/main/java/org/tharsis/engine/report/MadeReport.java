package org.tharsis.engine.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.MailSettings;
import org.tharsis.config.ReportSettings;
import org.tharsis.config.Site;
import org.tharsis.config.WholeFile;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.mail.Mail;
import org.tharsis.engine.mail.MailException;
import org.tharsis.engine.mail.Mailer;
import org.tharsis.index.Patience;

/** A report that was made, on its way to where its settings say. */
public final class MadeReport {
  private final ReportSettings settings;
  private final Report report;
  private final String html;

  MadeReport(ReportSettings settings, Report report) {
    this.settings = settings;
    this.report = report;
    this.html = ReportPage.of(report);
  }

  /**
   * Makes a report of what is committed, as a command of its own does.
   *
   * @param end the first moment after its span
   * @param now when it is made
   * @param most how long each of its questions may take
   * @throws ReportException if its query is not understood
   * @throws IOException if the index can't be read
   */
  public static MadeReport make(
      Site site,
      DataDirectory data,
      ReportSettings settings,
      Instant end,
      Instant now,
      Duration most)
      throws IOException, ReportException {
    Patience patience = new Patience(most, System::nanoTime);
    ReportMaker maker = new ReportMaker(site, data, patience, HeapRoom::bytes);
    return new MadeReport(settings, maker.make(settings, end, now, List.of()));
  }

  /** The page. */
  public String html() {
    return html;
  }

  /** Whether all its questions were answered. */
  public boolean whole() {
    return report.whole();
  }

  /** Writes the page into a file, which is the old one or the whole new one. */
  public void put(Path file) throws IOException {
    WholeFile.replace(file, html);
  }

  /**
   * Puts the page into its directory, and removes those that are too old.
   *
   * @return where it lies; null if it has no directory
   */
  public @Nullable Path put() throws IOException {
    if (settings.directory() == null) {
      return null;
    }
    PageDirectory pages = new PageDirectory(settings.directory(), settings.name(), settings.zone());
    Path file = pages.put(report.to(), html);
    if (settings.keep() != null) {
      pages.removeBefore(report.made().minus(settings.keep()));
    }
    return file;
  }

  /** Whether it is to be mailed. */
  public boolean isMailed() {
    return !settings.mailTo().isEmpty();
  }

  /**
   * Mails it.
   *
   * @throws MailException if the server did not take it for everybody
   */
  public void mail(MailSettings server) throws MailException {
    new Mailer(server)
        .send(
            new Mail(
                settings.mailTo(),
                ReportText.subject(report),
                ReportText.of(report),
                html,
                report.made()));
  }

  ReportSettings settings() {
    return settings;
  }
}
