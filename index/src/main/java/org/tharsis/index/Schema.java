package org.tharsis.index;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * How an event lies in Lucene. A column has the ECS name of its field; what starts with an
 * underscore is our own.
 */
final class Schema {
  /** Goes up when an index written before can no longer be read. */
  static final String EVENTS = "events-3";

  static final String INCIDENTS = "incidents-1";

  /** {@code Event.time()}. */
  static final String TIME = "_time";

  /** {@code EventId.stream()}; a column alone, for a term would have postings of every event. */
  static final String STREAM = "_stream";

  /** {@code EventId.offset()}. */
  static final String OFFSET = "_offset";

  /** A value too long for its column: ECS name, NUL, value. */
  static final String LONG_VALUE = "_long";

  /** {@code Event.timestamp()}, only where it is not the {@link #TIME}. */
  static final String TIMESTAMP = Field.TIMESTAMP.ecsName();

  static final String INGESTED = Field.EVENT_INGESTED.ecsName();

  /** What all messages of one kind share, as one term and column; see {@link Template}. */
  static final String TEMPLATE = "_template";

  /** Begins the names of columns of IPv6 addresses. */
  private static final String V6 = "_v6.";

  /** Begins the names of columns of keywords that are digits; see {@link SerialColumn}. */
  private static final String SERIAL = "_serial.";

  /** Those words of the line that its template does not have. */
  static final String WORD = "_word";

  /** The line, stored. */
  static final String LINE = Field.EVENT_ORIGINAL.ecsName();

  /** Keywords nearly every event has another value of: postings would cost more than a scan. */
  private static final Set<Field> SERIALS = EnumSet.of(Field.NETWORK_SESSION_ID);

  /** Addresses of machines we own are few values: going through a column of them is quick. */
  private static final Set<Field> WITHOUT_POINTS = EnumSet.of(Field.OBSERVER_IP, Field.HOST_IP);

  /** What differs from device to device and from user to user, in messages otherwise the same. */
  private static final Set<Field> NAMES =
      EnumSet.of(
          Field.HOST_HOSTNAME,
          Field.HOST_NAME,
          Field.OBSERVER_NAME,
          Field.USER_NAME,
          Field.USER_DOMAIN,
          Field.SOURCE_USER_NAME,
          Field.SOURCE_DOMAIN,
          Field.DESTINATION_USER_NAME,
          Field.DESTINATION_DOMAIN,
          Field.RULE_NAME,
          Field.PROCESS_NAME,
          Field.URL_ORIGINAL);

  static final FieldType NUMBER = column(DocValuesType.NUMERIC);
  static final FieldType SKIPPING_NUMBER = skipping();
  static final FieldType KEYWORD = column(DocValuesType.SORTED);
  static final FieldType TERMS = terms(DocValuesType.NONE);
  static final FieldType KEYWORD_AND_TERMS = terms(DocValuesType.SORTED);
  static final FieldType V4_AND_POINT = point(DocValuesType.NUMERIC, Integer.BYTES);
  static final FieldType V6_AND_POINT = point(DocValuesType.SORTED, IpAddress.BYTES);
  static final FieldType WORDS = words();
  static final FieldType STORED = stored();

  private Schema() {}

  /** Whether a keyword has another value in nearly every event; it has no terms then. */
  static boolean isSerial(Field field) {
    return SERIALS.contains(field);
  }

  static boolean isName(Field field) {
    return NAMES.contains(field);
  }

  /** The column of a field's IPv6 addresses; its own has only those of IPv4. */
  static String v6(Field field) {
    return V6 + field.ecsName();
  }

  /** The column of a serial keyword's values that are digits; its own has the others. */
  static String serial(Field field) {
    return SERIAL + field.ecsName();
  }

  /** The field whose values a column has; null for a column of our own. */
  static @Nullable Field fieldOf(String column) {
    for (String prefix : List.of(V6, SERIAL)) {
      if (column.startsWith(prefix)) {
        return Field.of(column.substring(prefix.length()));
      }
    }
    return Field.of(column);
  }

  static boolean hasPoints(Field field) {
    return !WITHOUT_POINTS.contains(field);
  }

  private static FieldType column(DocValuesType values) {
    FieldType type = new FieldType();
    type.setDocValuesType(values);
    type.freeze();
    return type;
  }

  private static FieldType skipping() {
    FieldType type = new FieldType();
    type.setDocValuesType(DocValuesType.NUMERIC);
    type.setDocValuesSkipIndexType(DocValuesSkipIndexType.RANGE);
    type.freeze();
    return type;
  }

  private static FieldType terms(DocValuesType values) {
    FieldType type = new FieldType();
    type.setDocValuesType(values);
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.setTokenized(false);
    type.freeze();
    return type;
  }

  private static FieldType point(DocValuesType values, int bytes) {
    FieldType type = new FieldType();
    type.setDocValuesType(values);
    type.setDimensions(1, bytes);
    type.freeze();
    return type;
  }

  private static FieldType words() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  private static FieldType stored() {
    FieldType type = new FieldType();
    type.setStored(true);
    type.freeze();
    return type;
  }
}
