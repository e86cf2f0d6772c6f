package org.tharsis.engine.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.WholeFile;
import org.tharsis.engine.account.SenderAccount;

/**
 * How the accounts of all senders together stood now and then: a file of lines. By it a report can
 * say of a span what was lost in it.
 */
final class AccountHistory {
  /** An hour each: five months. */
  private static final int KEPT = 4_000;

  private static final int MOST = KEPT + KEPT / 2;

  private final Path file;

  /**
   * The accounts at one moment, all since counting began.
   *
   * @param time milliseconds since the epoch
   */
  record Moment(long time, long received, long dropped, long lost, long refused, long missing) {
    static Moment of(long time, SenderAccount total) {
      return new Moment(
          time, total.received(), total.dropped(), total.lost(), total.refused(), total.missing());
    }

    private String line() {
      return "%d %d %d %d %d %d".formatted(time, received, dropped, lost, refused, missing);
    }

    /** Null for a line that a crash has cut off. */
    private static @Nullable Moment read(String line) {
      String[] words = line.split(" ", -1);
      if (words.length != 6) {
        return null;
      }
      try {
        long[] all = new long[words.length];
        for (int i = 0; i < all.length; i++) {
          all[i] = Long.parseLong(words[i]);
        }
        return new Moment(all[0], all[1], all[2], all[3], all[4], all[5]);
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }

  AccountHistory(Path file) {
    this.file = file;
  }

  /** All that is kept, the earliest first. */
  List<Moment> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
        .map(Moment::read)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Adds a moment; of too many the earliest go. */
  void note(Moment moment) throws IOException {
    List<Moment> all = new ArrayList<>(read());
    all.add(moment);
    if (all.size() > MOST) {
      rewrite(all.subList(all.size() - KEPT, all.size()));
    } else {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(
          file, moment.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private void rewrite(List<Moment> moments) throws IOException {
    WholeFile.replace(
        file, moments.stream().map(each -> each.line() + "\n").collect(Collectors.joining()));
  }
}
