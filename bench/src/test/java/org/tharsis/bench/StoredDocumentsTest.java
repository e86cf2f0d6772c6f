package org.tharsis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Terms;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.index.EventIndex;

/** What Lucene alone is given is what the event index gave it. */
class StoredDocumentsTest {
  private static final int EVENTS = 500;

  @TempDir private Path directory;

  @Test
  void theyHaveTheSameFieldsAndValues() throws IOException {
    Path day = index();
    Path copy = Files.createDirectory(directory.resolve("copy"));
    Slowest slowest = new Slowest();
    long copied = new SameFields(directory, 100, slowest).run(copy, Long.MAX_VALUE, new Spending());
    assertThat(copied).isEqualTo(EVENTS);
    assertThat(fields(copy)).isEqualTo(fields(day));
  }

  private Path index() throws IOException {
    LineEvents parser = new LineEvents("bench");
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < EVENTS; i++) {
        index.add(parser.of(line(i).getBytes(StandardCharsets.UTF_8)));
      }
    }
    try (Stream<Path> days = Files.list(directory.resolve("events"))) {
      return days.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private static String line(int number) {
    return ("<166>%%ASA-6-302013: Built inbound TCP connection %d for outside:192.0.2.%d/1025"
            + " (192.0.2.1/1025) to inside:10.0.0.1/443 (10.0.0.1/443)")
        .formatted(number, number % 250);
  }

  /** By name, of which kind each is, how many values it has, and how many terms. */
  private static SortedMap<String, List<Object>> fields(Path index) throws IOException {
    SortedMap<String, List<Object>> fields = new TreeMap<>();
    try (FSDirectory files = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(files)) {
      assertThat(reader.numDocs()).isEqualTo(EVENTS);
      reader
          .leaves()
          .forEach(segment -> segment.reader().getFieldInfos().forEach(each -> note(each, fields)));
      for (Map.Entry<String, List<Object>> field : fields.entrySet()) {
        long postings = 0;
        for (var segment : reader.leaves()) {
          postings += Terms.getTerms(segment.reader(), field.getKey()).getSumDocFreq();
        }
        field.setValue(append(field.getValue(), postings));
      }
    }
    return fields;
  }

  private static void note(FieldInfo field, SortedMap<String, List<Object>> to) {
    IndexOptions terms = field.getIndexOptions();
    to.put(
        field.name,
        List.of(
            terms,
            field.getDocValuesType(),
            field.docValuesSkipIndexType(),
            field.getPointDimensionCount(),
            field.omitsNorms()));
  }

  private static List<Object> append(List<Object> list, Object more) {
    return Stream.concat(list.stream(), Stream.of(more)).toList();
  }
}
