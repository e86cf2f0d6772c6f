package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.tharsis.model.EventId;

/**
 * Where the events of some ids lie, to ask of these alone what queries find. The ids are numbered,
 * each once. It belongs to the search it came from: one thread uses both, and it ends when that is
 * closed.
 */
public final class Located {
  private final EventSearch search;
  private final IdTable ids;
  private final List<Place> places = new ArrayList<>();
  private final BitSet here = new BitSet();
  private final long[] times;

  /** Events of one day: their documents in order, and the numbers of their ids. */
  private static final class Place {
    private final DayReader day;
    private final int[] documents;
    private final int[] numbers;

    Place(DayReader day, int[] documents, int[] numbers) {
      this.day = day;
      this.documents = documents;
      this.numbers = numbers;
    }
  }

  Located(EventSearch search, IdTable ids) {
    this.search = search;
    this.ids = ids;
    this.times = new long[ids.size()];
  }

  void look(DayReader day) throws IOException {
    IntStream.Builder documents = IntStream.builder();
    IntStream.Builder numbers = IntStream.builder();
    new IdLookup(ids)
        .in(
            day.index(),
            (document, number) -> {
              documents.add(document);
              numbers.add(number);
              here.set(number);
            });
    Place place = new Place(day, documents.build().toArray(), numbers.build().toArray());
    if (place.documents.length > 0) {
      places.add(place);
      readTimes(place);
    }
  }

  private void readTimes(Place place) throws IOException {
    for (LeafReaderContext leaf : place.day.index().leaves()) {
      NumericDocValues column = DocValues.getNumeric(leaf.reader(), Schema.TIME);
      int to = at(place, leaf.docBase + leaf.reader().maxDoc());
      for (int i = at(place, leaf.docBase); i < to; i++) {
        if (column.advanceExact(place.documents[i] - leaf.docBase)) {
          times[place.numbers[i]] = column.longValue();
        }
      }
    }
  }

  private static int at(Place place, int document) {
    int at = Arrays.binarySearch(place.documents, document);
    return at < 0 ? -1 - at : at;
  }

  /** The number of an id that was asked for; -1 of another. */
  public int number(EventId id) {
    return ids.number(id);
  }

  /** The time of the event of this number, if it is here; milliseconds since the epoch. */
  public long time(int number) {
    return times[number];
  }

  /** The numbers of those that are here. */
  public BitSet here() {
    return (BitSet) here.clone();
  }

  /** The numbers of those that the query finds. */
  public BitSet found(EventQuery query) throws IOException {
    BitSet found = new BitSet();
    for (Place place : places) {
      DaySearcher searcher = new DaySearcher(place.day.index(), search.budget());
      find(place, searcher, query.lucene(), found);
    }
    return found;
  }

  private static void find(Place place, IndexSearcher searcher, Query query, BitSet found)
      throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int from = at(place, leaf.docBase);
      int to = at(place, leaf.docBase + leaf.reader().maxDoc());
      Scorer scorer = from < to ? weight.scorer(leaf) : null;
      if (scorer != null) {
        find(place, leaf.docBase, scorer.iterator(), from, to, found);
      }
    }
  }

  private static void find(
      Place place, int docBase, DocIdSetIterator matches, int from, int to, BitSet found)
      throws IOException {
    for (int i = from; i < to; i++) {
      int doc = place.documents[i] - docBase;
      int next = matches.docID() < doc ? matches.advance(doc) : matches.docID();
      if (next == doc) {
        found.set(place.numbers[i]);
      }
    }
  }
}
