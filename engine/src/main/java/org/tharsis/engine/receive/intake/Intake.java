package org.tharsis.engine.receive.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalReader;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.journal.Syncer;
import org.tharsis.model.Origin;

/**
 * The hand-over from receivers to the journal. Where that has no room, a stream is to wait and its
 * sender with it; a datagram is lost, and counted by sender. Any thread may call.
 */
public final class Intake {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  /**
   * So much of what was received last can be recognised if it is sent again: seconds of a flood.
   */
  private static final long MOST_RECENT = 64 << 20;

  private static final Duration SAID_AGAIN = Duration.ofMinutes(1);

  private static final int BATCH = 1024;

  private final Journal journal;
  private final Syncer syncer;
  private final Complaints complaints = new Complaints(SAID_AGAIN, System::nanoTime);
  private final SenderCounts lost = new SenderCounts();
  private final SenderCounts refused = new SenderCounts();
  private long received;
  private long resent;
  private volatile boolean closing;

  public Intake(Journal journal, Syncer syncer) {
    this.journal = journal;
    this.syncer = syncer;
  }

  /** Takes lines whose senders do not wait; those there is no room for are lost, and counted. */
  public void offer(List<Received> lines) {
    int taken = put(lines).lines();
    if (taken < lines.size()) {
      lose(lines.subList(taken, lines.size()));
    }
  }

  /**
   * Takes lines as far as there is room. Who called keeps the rest, lets its sender wait, and tries
   * again.
   */
  public Appended put(List<Received> lines) {
    Appended appended = journal.append(lines);
    note(appended);
    return appended;
  }

  /** When all lines before this position are on disk; with the cause if they never will be. */
  public CompletableFuture<Void> kept(long end) {
    return syncer.kept(end);
  }

  /** How much of what was received last is kept in the journal, stored or not. */
  public static long recentBytes(Journal journal) {
    return Math.min(MOST_RECENT, journal.totalBytes() / 4);
  }

  /** Hands on the lines that were received last, the oldest first. */
  public void recent(JournalReader.Lines to) throws IOException {
    long from = journal.newest(recentBytes(journal));
    try (JournalReader reader = journal.reader(from, problem -> {})) { // others say it
      while (reader.read(BATCH, to) == BATCH) {}
    }
  }

  private synchronized void note(Appended appended) {
    received += appended.lines();
    if (appended.outcome() != Appended.Outcome.ALL) {
      say(appended.trouble());
    }
  }

  /** An intake that is full takes a little, and is full again, many times a second. */
  private void say(String trouble) {
    complaints.about(
        "full",
        _ ->
            log.error(
                "no line is taken: {}; streams wait, datagrams are lost and counted", trouble));
  }

  /** Counts lines as lost. */
  public synchronized void lose(List<Received> lines) {
    received += lines.size();
    for (Received line : lines) {
      lost.add(line.origin(), 1);
    }
  }

  /** Counts so many lines as lost that nobody has seen. */
  public synchronized void lose(Origin origin, long lines) {
    received += lines;
    lost.add(origin, lines);
  }

  /** Counts a line as refused. */
  public synchronized void refuse(Origin origin) {
    received++;
    refused.add(origin, 1);
    complaints.about(
        "refused",
        _ ->
            log.warn(
                "{}: lines of {} are refused, by allow or rate; balance.json has the counts of all",
                origin.receiver(),
                origin.name()));
  }

  /** From now on who finds no room is not to wait for it. */
  public void close() {
    closing = true;
  }

  public boolean isClosing() {
    return closing;
  }

  /** How many lines there ever were, lost and refused ones included. */
  public synchronized long received() {
    return received;
  }

  /** So many lines were sent again that are kept already. */
  public synchronized void resent(int lines) {
    resent += lines;
  }

  /** How many lines were sent again and are kept once, since this process began. */
  public synchronized long resent() {
    return resent;
  }

  /** Lines lost and refused since the last call, by sender. */
  public synchronized Losses takeLosses() {
    return new Losses(lost.take(), refused.take());
  }
}
