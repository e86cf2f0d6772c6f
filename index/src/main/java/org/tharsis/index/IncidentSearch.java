package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Incident;

/**
 * Searches incidents as they were at one moment, beside a running engine or without one. Lists come
 * latest first by {@link Incident#last()}, then by id.
 */
public final class IncidentSearch implements Closeable {
  /** How many a prefix of their ids may bring. */
  private static final int MAX_AMBIGUOUS = 10;

  private static final Sort LATEST_FIRST =
      new Sort(
          new SortField(IncidentIndex.LAST, SortField.Type.LONG, true),
          new SortField(IncidentIndex.ID, SortField.Type.STRING));

  private final @Nullable DirectoryReader reader;
  private final Closeable directory;

  IncidentSearch(@Nullable DirectoryReader reader, Closeable directory) {
    this.reader = reader;
    this.directory = directory;
  }

  /** Opens what is committed below a directory; where nothing is, nothing will be found. */
  public static IncidentSearch open(Path directory) throws IOException {
    DirectoryReader reader =
        Storage.reader(IncidentIndex.incidentsBelow(directory), Schema.INCIDENTS).orElse(null);
    return reader == null
        ? new IncidentSearch(null, () -> {})
        : new IncidentSearch(reader, reader.directory());
  }

  /**
   * The incident of an id; else those whose ids begin so, at most ten: more than one is a doubt.
   */
  public List<Incident> get(String idOrPrefix) throws IOException {
    BytesRef id = IncidentTerms.id(idOrPrefix);
    Term term = new Term(IncidentIndex.ID, id);
    List<Incident> exact = find(new TermQuery(term), 1);
    return exact.isEmpty() && id.length > 0 ? find(new PrefixQuery(term), MAX_AMBIGUOUS) : exact;
  }

  /** The latest incidents. */
  public List<Incident> newest(int limit) throws IOException {
    return find(MatchAllDocsQuery.INSTANCE, limit);
  }

  /** The latest incidents that nobody has decided on, no person and no exclusion. */
  public List<Incident> undecided(int limit) throws IOException {
    return find(new TermQuery(new Term(IncidentIndex.OPEN, "true")), limit);
  }

  /** The latest incidents that a person or an exclusion has closed. */
  public List<Incident> decided(int limit) throws IOException {
    return find(new TermQuery(new Term(IncidentIndex.OPEN, "false")), limit);
  }

  /** All incidents with an event at this time or later, milliseconds since the epoch. */
  public List<Incident> since(long last) throws IOException {
    Query recent =
        NumericDocValuesField.newSlowRangeQuery(IncidentIndex.LAST, last, Long.MAX_VALUE);
    return find(recent, Integer.MAX_VALUE);
  }

  /**
   * All incidents of a rule with an event at this time or later, in no order, one after the other.
   *
   * @param last milliseconds since the epoch
   */
  public void ofRule(String ruleId, long last, Consumer<Incident> action) throws IOException {
    forEach(
        last,
        incident -> {
          if (incident.rule().id().equals(ruleId)) {
            action.accept(incident);
          }
        });
  }

  /**
   * All incidents with an event at this time or later, in no order, one after the other.
   *
   * @param last milliseconds since the epoch
   */
  public void forEach(long last, Taker taker) throws IOException {
    DirectoryReader open = reader;
    if (open == null) {
      return;
    }
    Query recent =
        NumericDocValuesField.newSlowRangeQuery(IncidentIndex.LAST, last, Long.MAX_VALUE);
    StoredFields stored = open.storedFields();
    Matches.visit(
        new IndexSearcher(open),
        recent,
        context -> doc -> taker.take(read(stored, context.docBase + doc)));
  }

  /** Takes incidents. */
  @FunctionalInterface
  public interface Taker {
    void take(Incident incident) throws IOException;
  }

  /** The latest incident of a rule and a key. */
  public Optional<Incident> latest(String ruleId, String key) throws IOException {
    Term term = new Term(IncidentIndex.RULE_AND_KEY, IncidentTerms.ruleAndKey(ruleId, key));
    return find(new TermQuery(term), 1).stream().findFirst();
  }

  private List<Incident> find(Query query, int limit) throws IOException {
    DirectoryReader open = reader;
    if (open == null || open.numDocs() == 0 || limit <= 0) {
      return List.of();
    }
    int most = Math.min(limit, open.numDocs());
    List<Incident> found = new ArrayList<>();
    StoredFields stored = open.storedFields();
    for (ScoreDoc hit : new IndexSearcher(open).search(query, most, LATEST_FIRST).scoreDocs) {
      found.add(read(stored, hit.doc));
    }
    return found;
  }

  private static Incident read(StoredFields stored, int document) throws IOException {
    DocumentStoredFieldVisitor visitor = new DocumentStoredFieldVisitor(IncidentIndex.ALL);
    stored.document(document, visitor);
    BytesRef all = visitor.getDocument().getBinaryValue(IncidentIndex.ALL);
    return IncidentBytes.read(BytesRef.deepCopyOf(all).bytes);
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(reader, directory);
  }
}
