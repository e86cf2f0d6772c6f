package org.tharsis.config;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;

/**
 * Reads a list: one block or address a line, {@code #} comments. Comments before the first block
 * may say {@code source:}, {@code taken:} (a date) and {@code good-for:} (a duration).
 */
final class AddressListReader {
  private final Mistakes mistakes;
  private final List<Cidr> blocks = new ArrayList<>();
  private boolean inHeader = true;
  private @Nullable String source;
  private @Nullable LocalDate taken;
  private @Nullable Duration goodFor;

  private AddressListReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The lines that are right. */
  static AddressList read(String name, String text, Mistakes mistakes) {
    AddressListReader reader = new AddressListReader(mistakes);
    TextLines.forEach(text, reader::line);
    return new AddressList(
        name, AddressSet.of(reader.blocks), reader.source, reader.taken, reader.goodFor);
  }

  private void line(int number, String content) {
    String block = TextLines.withoutComment(content);
    if (!block.isEmpty()) {
      inHeader = false;
      Cidr read = value(number, block, Cidr::parse);
      if (read != null) {
        blocks.add(read);
      }
    } else if (inHeader && content.strip().startsWith("#")) {
      header(number, content.strip().substring(1));
    }
  }

  private void header(int number, String comment) {
    int colon = comment.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = comment.substring(colon + 1).strip();
    switch (comment.substring(0, colon).strip()) {
      case "source" -> source = value;
      case "taken" -> taken = value(number, value, Notation::date);
      case "good-for" -> goodFor = value(number, value, Notation::duration);
      default -> {} // any other comment
    }
  }

  private <T> @Nullable T value(int line, String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException wrong) {
      mistakes.at(line, String.valueOf(wrong.getMessage()));
      return null;
    }
  }
}
