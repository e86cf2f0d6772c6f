package org.tharsis.config.published;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Tells by its beginning what form a file has. */
final class Detection {
  private static final int BEGINNING = 8_192;

  private Detection() {}

  static PublishedFormat of(Opening file) throws IOException {
    String beginning;
    try (InputStream in = file.open()) {
      beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
    }
    String start = beginning.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return json(file);
    }
    return beginning
        .lines()
        .map(line -> Lines.before(line, "#;%"))
        .filter(line -> !line.isEmpty())
        .findFirst()
        .map(Detection::text)
        .orElse(PublishedFormat.PLAIN);
  }

  private static PublishedFormat text(String line) {
    if (line.indexOf('|') >= 0) {
      return PublishedFormat.DELEGATED;
    }
    return line.indexOf('\t') >= 0 ? PublishedFormat.BGP : PublishedFormat.PLAIN;
  }

  /** The first field that only one form has addresses in decides. */
  private static PublishedFormat json(Opening file) throws IOException {
    try (InputStream in = file.open();
        JsonParser parser = new JsonFactory().createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        Set<PublishedFormat> known =
            token == JsonToken.FIELD_NAME
                ? PublishedFormat.withAddressesIn(parser.currentName())
                : Set.of();
        if (!known.isEmpty()) {
          return known.iterator().next();
        }
      }
    } catch (JsonProcessingException wrong) {
      return PublishedFormat.AWS; // whichever reads JSON says where it is wrong
    }
    throw new IOException("is JSON of a form that is not known; say its format");
  }
}
