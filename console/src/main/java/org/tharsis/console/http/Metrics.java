package org.tharsis.console.http;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.tharsis.engine.Status;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.report.Outcomes.Outcome;

/** An engine's state as Prometheus reads it; docs/metrics.md says what each name means. */
final class Metrics {
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  /**
   * Anybody can send from any address: those with most lines are named, the rest are in the sum.
   */
  private static final int MOST_SENDERS = 500;

  private static final double MILLIS = 1000;

  private final Status status;
  private final Map<String, Outcome> reports;
  private final Map<String, Long> complaints;
  private final MetricSnapshots.Builder all = MetricSnapshots.builder();

  /**
   * @param complaints what is the matter with exclusions, by kind
   */
  Metrics(Status status, Map<String, Outcome> reports, Map<String, Long> complaints) {
    this.status = status;
    this.reports = reports;
    this.complaints = complaints;
  }

  /** All of them in the text format. */
  String text() {
    lines();
    senders();
    correlation();
    exclusions();
    journal();
    reports();
    process();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, all.build(), EscapingScheme.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private void lines() {
    SenderAccount total = status.balance().total();
    counter("tharsis_lines_received", "Lines that reached a receiver.", total.received());
    counter("tharsis_lines_indexed", "Lines that are stored and can be found.", total.indexed());
    counter("tharsis_lines_dropped", "Lines that an exclusion dropped.", total.dropped());
    counter("tharsis_lines_lost", "Lines that could not be taken or kept.", total.lost());
    counter("tharsis_lines_refused", "Lines that the settings bar.", total.refused());
    gauge("tharsis_lines_missing", "Lines that never came, by their numbers.", total.missing());
    counter(
        "tharsis_lines_unrecognised", "Stored lines that no parser knew.", total.unrecognised());
    counter(
        "tharsis_lines_truncated",
        "Stored lines that were longer than their receiver's bound.",
        total.truncated());
  }

  private void senders() {
    CounterSnapshot.Builder received =
        CounterSnapshot.builder()
            .name("tharsis_sender_lines_received")
            .help("Lines that reached a receiver, of the senders with most.");
    CounterSnapshot.Builder lost =
        CounterSnapshot.builder()
            .name("tharsis_sender_lines_lost")
            .help("Lines that could not be taken or kept, of the senders with most.");
    GaugeSnapshot.Builder missing =
        GaugeSnapshot.builder()
            .name("tharsis_sender_lines_missing")
            .help("Lines that never came, by their numbers, of the senders with most.");
    for (Map.Entry<String, SenderAccount> each : largest()) {
      Labels labels = Labels.of("sender", each.getKey());
      received.dataPoint(count(each.getValue().received(), labels));
      lost.dataPoint(count(each.getValue().lost(), labels));
      missing.dataPoint(new GaugeDataPointSnapshot(each.getValue().missing(), labels, null));
    }
    all.metricSnapshot(received.build())
        .metricSnapshot(lost.build())
        .metricSnapshot(missing.build());
  }

  private List<Map.Entry<String, SenderAccount>> largest() {
    Comparator<Map.Entry<String, SenderAccount>> most =
        Comparator.comparingLong(each -> -each.getValue().received());
    return status.balance().senders().entrySet().stream()
        .sorted(most.thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_SENDERS)
        .toList();
  }

  private void correlation() {
    counter("tharsis_events_late", "Events later than correlation waits.", status.strain().late());
    counter(
        "tharsis_bounds_reached",
        "Keys, incidents and hosts forgotten, and events judged early, for want of room.",
        status.strain().overflowed());
    counter(
        "tharsis_templates_forgotten",
        "Kinds of message that came often and made room for others in the event index.",
        status.strain().templates());
    gauge("tharsis_rules", "Rules that hold.", status.rules());
    gauge("tharsis_rules_cut_off", "Rules that threw or ran away.", status.cutOff());
    CounterSnapshot.Builder incidents =
        CounterSnapshot.builder()
            .name("tharsis_incidents")
            .help("Incidents that began since the start.");
    status
        .incidents()
        .forEach(
            (kind, began) ->
                incidents.dataPoint(
                    count(began, Labels.of("rule", kind.rule(), "severity", kind.severity()))));
    all.metricSnapshot(incidents.build());
  }

  private void exclusions() {
    exclusions(
        "tharsis_exclusion_hits",
        "Events and findings that an exclusion decided on.",
        ExclusionAccount::hits);
    exclusions(
        "tharsis_exclusion_shadow",
        "Events and findings that an exclusion in shadow would have decided on.",
        ExclusionAccount::shadow);
    exclusions(
        "tharsis_exclusion_quieted_incidents",
        "Incidents that an exclusion closed when they began.",
        ExclusionAccount::quieted);
    complaints();
  }

  private void exclusions(String name, String help, ToLongFunction<ExclusionAccount> counted) {
    CounterSnapshot.Builder each = CounterSnapshot.builder().name(name).help(help);
    status
        .balance()
        .exclusions()
        .forEach(
            (id, account) ->
                each.dataPoint(count(counted.applyAsLong(account), Labels.of("exclusion", id))));
    all.metricSnapshot(each.build());
  }

  private void complaints() {
    GaugeSnapshot.Builder lint =
        GaugeSnapshot.builder()
            .name("tharsis_exclusion_lint")
            .help("What somebody should look at in the exclusions, by what it is.");
    complaints.forEach(
        (kind, count) ->
            lint.dataPoint(new GaugeDataPointSnapshot(count, Labels.of("kind", kind), null)));
    all.metricSnapshot(lint.build());
  }

  private void journal() {
    gauge("tharsis_journal_bytes", "How large the journal is.", status.journalBytes());
    gauge("tharsis_journal_room_bytes", "How much it may still take.", status.journalRoom());
    gauge(
        "tharsis_storing",
        "1 while lines can be stored, 0 while they gather in the journal.",
        status.trouble().isEmpty() ? 1 : 0);
    gauge(
        "tharsis_caught_up",
        "1 once all that was received before the start is judged.",
        status.caughtUp() ? 1 : 0);
    gauge(
        "tharsis_status_timestamp_seconds",
        "When these numbers were so, since the epoch.",
        status.time() / MILLIS);
  }

  private void reports() {
    CounterSnapshot.Builder failures =
        CounterSnapshot.builder()
            .name("tharsis_report_failures")
            .help("Reports that could not be made, or not be put or sent where they belong.");
    GaugeSnapshot.Builder done =
        GaugeSnapshot.builder()
            .name("tharsis_report_last_done_timestamp_seconds")
            .help("When the report last was where it belongs, since the epoch; 0 for never.");
    reports.forEach(
        (name, outcome) -> {
          Labels labels = Labels.of("report", name);
          failures.dataPoint(count(outcome.failures(), labels));
          done.dataPoint(new GaugeDataPointSnapshot(outcome.lastDone() / MILLIS, labels, null));
        });
    all.metricSnapshot(failures.build()).metricSnapshot(done.build());
  }

  private void process() {
    Runtime runtime = Runtime.getRuntime();
    gauge(
        "tharsis_heap_used_bytes",
        "Memory of the heap in use.",
        runtime.totalMemory() - runtime.freeMemory());
    gauge("tharsis_heap_max_bytes", "Memory the heap may take.", runtime.maxMemory());
    gauge(
        "tharsis_uptime_seconds",
        "Since the process was started.",
        ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS);
    long collecting =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(each -> Math.max(0, each.getCollectionTime()))
            .sum();
    counter("tharsis_gc_seconds", "Time spent on garbage collection.", collecting / MILLIS);
  }

  private void counter(String name, String help, Number value) {
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(count(value, Labels.EMPTY))
            .build());
  }

  private static CounterDataPointSnapshot count(Number value, Labels labels) {
    return new CounterDataPointSnapshot(value.doubleValue(), labels, null, 0);
  }

  private void gauge(String name, String help, Number value) {
    GaugeDataPointSnapshot point =
        new GaugeDataPointSnapshot(value.doubleValue(), Labels.EMPTY, null);
    all.metricSnapshot(GaugeSnapshot.builder().name(name).help(help).dataPoint(point).build());
  }
}
