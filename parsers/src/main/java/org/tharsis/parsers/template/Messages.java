package org.tharsis.parsers.template;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.text.Ascii;

/** Reads messages by a catalogue; belongs to one thread. */
public final class Messages {
  private final Catalogue catalogue;
  private final Values values;
  private Match best = new Match();
  private Match tried = new Match();

  public Messages(Catalogue catalogue, Values values) {
    this.catalogue = catalogue;
    this.values = values;
  }

  /** Whether the catalogue has an entry of exactly this id. */
  public boolean knows(String id) {
    return catalogue.exactly(id) != null;
  }

  /** Whether {@code bytes[from, to)} is worded wholly as the catalogue says of the id. */
  public boolean fits(String id, byte[] bytes, int from, int to) {
    Entry entry = catalogue.exactly(id);
    Match match = entry == null ? null : bestMatch(entry, bytes, from, to);
    return match != null && match.whole && saysNoMore(bytes, match.at, to);
  }

  /** Puts in what the catalogue says of the id or its class; whether it has either. */
  public boolean categorize(String id, EventDraft into) {
    Entry exact = catalogue.exactly(id);
    Entry entry = exact == null ? catalogue.classOf(id) : exact;
    if (entry != null) {
      categorize(entry, into);
    }
    return entry != null;
  }

  /**
   * Puts in what the catalogue says of the id; one that it has not is remarked as partly parsed.
   */
  public void read(String id, EventDraft into) {
    Entry exact = catalogue.exactly(id);
    Entry entry = exact == null ? catalogue.classOf(id) : exact;
    if (entry != null) {
      categorize(entry, into);
    }
    if (exact == null) {
      into.remark(Remark.PARTLY_PARSED);
    }
  }

  /**
   * Puts in what the catalogue says of the id, and what {@code bytes[from, to)} says. Where the id
   * is unknown, or the wording is another, what is understood stays and the event is remarked as
   * partly parsed.
   */
  public void read(String id, byte[] bytes, int from, int to, EventDraft into) {
    Entry exact = catalogue.exactly(id);
    Entry entry = exact == null ? catalogue.classOf(id) : exact;
    if (entry != null) {
      categorize(entry, into);
    }
    boolean understood = entry != null && worded(entry, bytes, from, to, into);
    boolean known = exact != null || (entry != null && entry.whole());
    if (!known || !understood) {
      into.remark(Remark.PARTLY_PARSED);
    }
  }

  private static void categorize(Entry entry, EventDraft into) {
    into.put(Field.EVENT_CATEGORY, entry.category());
    into.put(Field.EVENT_TYPE, entry.type());
    into.put(Field.EVENT_OUTCOME, entry.outcome());
    into.put(Field.EVENT_ACTION, entry.action());
  }

  private boolean worded(Entry entry, byte[] bytes, int from, int to, EventDraft into) {
    if (entry.templates().isEmpty()) {
      return true;
    }
    Match match = bestMatch(entry, bytes, from, to);
    return match != null && apply(match, bytes, to, into);
  }

  /** The first template that matches wholly, else the one that goes furthest. */
  private @Nullable Match bestMatch(Entry entry, byte[] bytes, int from, int to) {
    best.at = -1;
    for (Template template : entry.templates()) {
      template.match(bytes, from, to, tried);
      if (tried.whole || tried.at > best.at) {
        Match better = tried;
        tried = best;
        best = better;
      }
      if (best.whole) {
        return best;
      }
    }
    return best.at < 0 ? null : best;
  }

  private boolean apply(Match match, byte[] bytes, int to, EventDraft into) {
    boolean all = match.whole && saysNoMore(bytes, match.at, to);
    for (int i = 0; i < match.count; i++) {
      Piece piece = match.piece(i);
      piece.putConstants(into);
      Capture capture = piece.capture();
      if (capture != null && match.tos[i] >= 0) {
        all &= capture.put(values, bytes, match.froms[i], match.tos[i], into);
      }
    }
    return all;
  }

  /** Punctuation at the end says nothing. */
  private static boolean saysNoMore(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      int b = bytes[at];
      if (Ascii.isLetter(b) || Ascii.isDigit(b) || b < 0) {
        return false;
      }
    }
    return true;
  }
}
