package org.tharsis.config.published;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a JSON file, and keeps one entry of it at a time: an entry is an object that stands
 * in an array, or the whole; objects within it lie flat beside its own fields.
 */
final class JsonEntries {
  private static final JsonFactory JSON = new JsonFactory();

  /** A text, and its line, counted from 1. */
  record Value(int line, String text) {}

  /** One entry's fields; a single value is a list of one. */
  record Entry(Map<String, List<Value>> fields) {
    /** The field's one value, or null. */
    @Nullable String text(String field) {
      List<Value> values = fields.get(field);
      return values == null || values.isEmpty() ? null : values.getFirst().text();
    }
  }

  /** Takes entries as they end, inner ones before those around them. */
  interface Taker {
    void entry(Entry entry);
  }

  private final JsonParser parser;
  private final Taker taker;

  private JsonEntries(JsonParser parser, Taker taker) {
    this.parser = parser;
    this.taker = taker;
  }

  /** Reads to the end; {@link JsonParseException} knows the line where it is no JSON. */
  static void read(InputStream in, Taker taker) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      JsonEntries walk = new JsonEntries(parser, taker);
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        walk.entry();
      } else if (first == JsonToken.START_ARRAY) {
        walk.array(new ArrayList<>());
      } else {
        throw new JsonParseException(parser, "neither an object nor an array");
      }
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something follows its end");
      }
    }
  }

  private void entry() throws IOException {
    Map<String, List<Value>> fields = new HashMap<>();
    object(fields);
    taker.entry(new Entry(fields));
  }

  private void object(Map<String, List<Value>> fields) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      List<Value> values = fields.computeIfAbsent(name, any -> new ArrayList<>());
      switch (parser.nextToken()) {
        case START_OBJECT -> object(fields);
        case START_ARRAY -> array(values);
        case VALUE_NULL -> {}
        case null -> throw new JsonParseException(parser, "it ends in the middle");
        default -> values.add(value());
      }
    }
  }

  private void array(List<Value> values) throws IOException {
    while (true) {
      switch (parser.nextToken()) {
        case END_ARRAY -> {
          return;
        }
        case START_OBJECT -> entry();
        case START_ARRAY -> array(values);
        case VALUE_NULL -> {}
        case null -> throw new JsonParseException(parser, "it ends in the middle");
        default -> values.add(value());
      }
    }
  }

  private Value value() throws IOException {
    return new Value(parser.currentTokenLocation().getLineNr(), parser.getText());
  }
}
