package org.tharsis.engine.exclusion.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tharsis.engine.exclusion.audit.AuditRecord.Chained;
import org.tharsis.model.Problem;

/**
 * What stands in an audit log, and whether it is whole. Each record carries the SHA-256 of what
 * stands from the beginning of the record before up to its own, torn lines and all, so that a line
 * that was changed or cut is found. What was cut from the end is found by {@link AuditHead}.
 */
public final class AuditTrail {
  private final String file;
  private final byte[] bytes;
  private final List<AuditRecord> records = new ArrayList<>();
  private final List<Problem> damage = new ArrayList<>();
  private final List<Problem> torn = new ArrayList<>();
  private int lastRecord;
  private int lines;

  AuditTrail(String file, byte[] bytes, AuditHead head) {
    this.file = file;
    this.bytes = bytes;
    int from = 0;
    while (from < bytes.length) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      take(from, end);
      head.check(lines, hash(from, Math.min(end + 1, bytes.length), false));
      from = end + 1;
    }
    head.missed(lines).ifPresent(words -> damage.add(new Problem(file, 0, words)));
  }

  private void take(int from, int end) {
    lines++;
    Chained line = AuditRecord.read(bytes, from, end);
    if (line == null) {
      torn.add(
          new Problem(
              file, lines, "is no whole record: torn by a crash while it was written, or put in"));
      return;
    }
    if (!line.chain().equals(hash(lastRecord, from, false))) {
      damage.add(
          new Problem(
              file, lines, "does not follow what stands before it: a line was changed or cut"));
    }
    records.add(line.record());
    lastRecord = from;
  }

  /** The changes in the order they were made. */
  public List<AuditRecord> records() {
    return Collections.unmodifiableList(records);
  }

  /** Where it was changed or cut. */
  public List<Problem> damage() {
    return Collections.unmodifiableList(damage);
  }

  /** Lines that are no records; they are told from changed ones by what stands behind them. */
  public List<Problem> torn() {
    return Collections.unmodifiableList(torn);
  }

  /** What every exclusion was made last, by its name. */
  Map<String, String> last() {
    Map<String, String> last = new LinkedHashMap<>();
    for (AuditRecord each : records) {
      if (each.after() == null) {
        last.remove(each.id());
      } else {
        last.put(each.id(), each.after());
      }
    }
    return last;
  }

  int lines() {
    return lines;
  }

  /** Whether the last line has no end. */
  boolean isOpen() {
    return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
  }

  /** What the next record has to carry, which stands on a line of its own. */
  String chain() {
    return hash(lastRecord, bytes.length, isOpen());
  }

  private String hash(int from, int to, boolean withEnd) {
    MessageDigest digest = sha256();
    digest.update(bytes, from, to - from);
    if (withEnd) {
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String hash(String line) {
    return HexFormat.of().formatHex(sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
