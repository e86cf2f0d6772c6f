package org.tharsis.engine.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.AddressList;
import org.tharsis.config.ListFolder;
import org.tharsis.config.ListHeader;
import org.tharsis.config.ListHeader.Fetch;
import org.tharsis.config.ListKind;
import org.tharsis.config.ListSource;
import org.tharsis.config.ListSource.Place;
import org.tharsis.config.Loaded;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;

/**
 * Fetches lists. What is broken, or has lost more than it may, is not taken: the list stays as it
 * was, and why is noted beside it.
 */
public final class ListRefresh implements AutoCloseable {
  private static final Duration WHOLE = Duration.ofMinutes(5);

  private final ListFolder folder;
  private final InstantSource clock;
  private final WebSource web;

  public ListRefresh(ListFolder folder, InstantSource clock) {
    this(folder, clock, WHOLE);
  }

  /**
   * @param whole how long a download may take
   */
  ListRefresh(ListFolder folder, InstantSource clock, Duration whole) {
    this.folder = folder;
    this.clock = clock;
    this.web = new WebSource(whole);
  }

  /**
   * Fetches a list.
   *
   * @param anyLoss whether it is taken however much of it is gone
   */
  public Refreshed refresh(ListSource source, boolean anyLoss) {
    Refreshed outcome;
    try {
      outcome = fetch(source, anyLoss);
    } catch (IOException failed) {
      outcome = refused(source, Escaped.text(String.valueOf(failed.getMessage())));
    }
    note(outcome);
    return outcome;
  }

  private void note(Refreshed outcome) {
    try {
      if (outcome instanceof Refreshed.Refused refused) {
        String first = refused.problems().getFirst().toString();
        folder.refused(outcome.list(), "%s  %s".formatted(now(), first));
      } else {
        folder.accepted(outcome.list());
      }
    } catch (IOException unwritable) {
      // it is only a note; what became of the list itself is known
    }
  }

  private Refreshed fetch(ListSource source, boolean anyLoss) throws IOException {
    Place place = source.from();
    if (place == null) {
      return refused(
          source, "is not fetched; say 'from' in lists/%s.yaml".formatted(source.name()));
    }
    AddressList before = folder.list(source.name()).orElse(null);
    ListKind other = before == null ? folder.kind(source.name()).orElse(null) : null;
    if (other != null) {
      return refused(
          source,
          "would put addresses in the place of lists/%s.txt, which is a list of %s; cut 'from' or that"
              .formatted(source.name(), other.word()));
    }
    Path temporary = folder.temporary();
    try {
      Answer answer = ask(place, before == null ? null : last(source, before), temporary, source);
      return switch (answer) {
        case Answer.Unchanged unchanged ->
            before == null ? refused(source, "sends nothing, and was never asked") : same(before);
        case Answer.Content content -> take(source, content, before, anyLoss);
      };
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Answer ask(Place place, @Nullable Fetch last, Path temporary, ListSource source)
      throws IOException {
    return switch (place) {
      case ListSource.Web there -> web.get(there.address(), last, temporary, source.maxBytes());
      case ListSource.File file -> {
        String modified = Files.getLastModifiedTime(file.path()).toString();
        yield last != null && modified.equals(last.modified())
            ? new Answer.Unchanged()
            : new Answer.Content(file.path(), null, modified);
      }
    };
  }

  /** What the last fetch was told, if it asked for the same. */
  private static @Nullable Fetch last(ListSource source, AddressList before) {
    Fetch fetch = before.header().fetch();
    boolean same =
        fetch != null
            && fetch.chosen().equals(source.chosen())
            && String.valueOf(source.from()).equals(before.source());
    return same ? fetch : null;
  }

  private Refreshed take(
      ListSource source, Answer.Content content, @Nullable AddressList before, boolean anyLoss)
      throws IOException {
    Loaded<AddressSet> read = ListFolder.published(content.file(), source);
    AddressSet now = read.value();
    if (now == null || !read.problems().isEmpty()) {
      return new Refreshed.Refused(source.name(), read.problems());
    }
    double gone = before == null ? 0 : before.addresses().shareGone(now);
    if (gone > source.mayShrink() && !anyLoss) {
      return refused(source, shrunken(source, gone));
    }
    write(source, content, before, now);
    AddressSet then = before == null ? AddressSet.EMPTY : before.addresses();
    return now.equals(then)
        ? new Refreshed.Same(source.name())
        : new Refreshed.Changed(source.name(), now.minus(then), then.minus(now));
  }

  private static String shrunken(ListSource source, double gone) {
    return "%.0f %% of its addresses would be gone, and %.0f %% may; ./tharsis lists refresh %s --any-loss takes it"
        .formatted(Math.ceil(gone * 100), source.mayShrink() * 100, source.name());
  }

  private void write(
      ListSource source, Answer.Content content, @Nullable AddressList before, AddressSet now)
      throws IOException {
    if (before == null || before.addresses().isEmpty() || before.addresses().equals(now)) {
      folder.write(source.name(), header(source, content), now);
      return;
    }
    folder.keep(before, source.keep());
    folder.write(source.name(), header(source, content), now);
    AddressList after = folder.list(source.name()).orElse(null);
    if (after != null) {
      folder.keep(after, source.keep());
    }
  }

  private ListHeader header(ListSource source, Answer.Content content) {
    return new ListHeader(
        ListKind.ADDRESSES,
        String.valueOf(source.from()),
        today(),
        source.goodFor(),
        new Fetch(now(), source.chosen(), content.etag(), content.modified()));
  }

  private Refreshed same(AddressList before) throws IOException {
    folder.write(before.name(), before.header().confirmed(today(), now()), before.addresses());
    return new Refreshed.Same(before.name());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static Refreshed refused(ListSource source, String why) {
    String place = source.from() == null ? source.name() : source.from().toString();
    return new Refreshed.Refused(source.name(), List.of(new Problem(place, 0, why)));
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    web.close();
  }
}
