package org.tharsis.config.published;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;

/** Reads what a provider publishes, gzipped or not. */
public final class Published {
  private static final int GZIP_1 = 0x1f;
  private static final int GZIP_2 = 0x8b;

  private Published() {}

  /**
   * Reads a file.
   *
   * @param format its form; null to go by its content
   * @param selection what of it is wanted
   * @param maxBytes how long it may be, unpacked
   * @return the addresses in it that could be read; empty if they would be all there are
   * @throws IOException if it can't be read, or is too long
   */
  public static AddressSet read(
      Opening file,
      @Nullable PublishedFormat format,
      Selection selection,
      long maxBytes,
      Complaints complaints)
      throws IOException {
    Opening unpacked = () -> new BoundedInput(unpacked(file.open()), maxBytes);
    PublishedFormat known = format != null ? format : Detection.of(unpacked);
    if (!fits(selection, known, complaints)) {
      return AddressSet.EMPTY;
    }
    Chosen chosen = new Chosen(selection, complaints);
    read(unpacked, known, chosen);
    return chosen.finish(known);
  }

  /** What nobody asked for is not given: all of it may be everybody. */
  private static boolean fits(Selection selection, PublishedFormat format, Complaints complaints) {
    List<String> criteria = format.criteria();
    if (!criteria.containsAll(selection.wanted().keySet())) {
      String some = criteria.isEmpty() ? "nothing" : String.join(", ", criteria);
      complaints.at(
          0, "is %s, of which %s can be chosen, not %s".formatted(format.word(), some, selection));
      return false;
    }
    if (format.mustChoose() && selection.wanted().isEmpty()) {
      String criterion = String.join("", criteria);
      complaints.at(0, "is %s; say which %s is meant".formatted(format.word(), criterion));
      return false;
    }
    return true;
  }

  private static void read(Opening file, PublishedFormat format, Chosen chosen) throws IOException {
    if (format == PublishedFormat.DELEGATED) {
      new DelegatedForm(chosen).read(file);
      return;
    }
    try (InputStream in = file.open()) {
      if (format.isJson()) {
        new JsonForm(format, chosen).read(in);
      } else if (format == PublishedFormat.BGP) {
        new RouteForm(chosen).read(in);
      } else {
        Lines.forEach(in, (number, line) -> plain(number, Lines.before(line, "#;"), chosen));
      }
    }
  }

  private static void plain(int number, String block, Chosen chosen) {
    if (!block.isEmpty()) {
      chosen.add(number, block);
    }
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    InputStream in = new BufferedInputStream(file, 1 << 16);
    in.mark(2);
    boolean packed = in.read() == GZIP_1 && in.read() == GZIP_2;
    in.reset();
    return packed ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
