package org.tharsis.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.published.PublishedFormat;
import org.tharsis.config.published.Selection;

/**
 * Where a list comes from ({@code lists/NAME.yaml}).
 *
 * @param name the list's
 * @param from what it is fetched from; null if it lies there as it was published, or was written by
 *     hand
 * @param format the form it is published in; null to go by its content
 * @param selection what of it is wanted
 * @param every how often it is fetched
 * @param goodFor how long what was fetched is worth trusting
 * @param mayShrink which share of its addresses may be gone at once, 0 to 1
 * @param keep so many versions are kept; 1 to 10,000
 * @param maxBytes how long it may be, unpacked
 */
public record ListSource(
    String name,
    @Nullable Place from,
    @Nullable PublishedFormat format,
    Selection selection,
    Duration every,
    Duration goodFor,
    double mayShrink,
    int keep,
    long maxBytes) {

  static final Duration EVERY = Duration.ofDays(1);
  static final Duration GOOD_FOR = Duration.ofDays(30);
  static final int MAY_SHRINK = 20;
  static final int KEEP = 400;
  static final long MAX_BYTES = 64L << 20;

  /** Of a list that nothing is said of. */
  public static ListSource of(String name) {
    return new ListSource(
        name, null, null, Selection.ALL, EVERY, GOOD_FOR, MAY_SHRINK / 100.0, KEEP, MAX_BYTES);
  }

  /** What a list is fetched from. */
  public sealed interface Place {}

  /** Over HTTPS, or over HTTP from this machine. */
  public record Web(URI address) implements Place {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** A file that something else writes. */
  public record File(Path path) implements Place {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** The format and what was chosen of it, as {@code aws, service s3}; the same for the same. */
  public String chosen() {
    String word = format == null ? "" : format.word();
    String wanted = selection.toString();
    return word + (word.isEmpty() || wanted.isEmpty() ? "" : ", ") + wanted;
  }
}
