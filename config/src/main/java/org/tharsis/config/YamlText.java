package org.tharsis.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML into {@link Node}s. What a setting never needs is a mistake here: anchors and aliases
 * (whose expansion has no bound), tags, a second document, a key given twice.
 */
final class YamlText {
  private static final int LONGEST = 4 << 20;
  private static final int DEEPEST = 16;
  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final YAMLParser parser;
  private final Mistakes mistakes;

  private YamlText(YAMLParser parser, Mistakes mistakes) {
    this.parser = parser;
    this.mistakes = mistakes;
  }

  /** The one document, an empty scalar if there is none, or null after saying why not. */
  static @Nullable Node read(String text, Mistakes mistakes) {
    if (text.length() > LONGEST) {
      mistakes.at(0, "is longer than 4 MB; is this the right file?");
      return null;
    }
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlText(parser, mistakes).document();
    } catch (StreamConstraintsException tooMuch) {
      mistakes.at(0, "is nested deeper than any settings are");
      return null;
    } catch (JacksonException | YAMLException notYaml) {
      complain(notYaml, text, mistakes);
      return null;
    } catch (IOException impossible) {
      throw new AssertionError("text in memory", impossible);
    }
  }

  private @Nullable Node document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new Node.Scalar(1, null);
    }
    Node node = node(first);
    if (parser.nextToken() != null) {
      mistakes.at(line(), "a second document begins here; keep one");
      return null;
    }
    return node;
  }

  private Node node(JsonToken token) throws IOException {
    refuseIndirection();
    return switch (token) {
      case START_OBJECT -> mapping();
      case START_ARRAY -> items();
      case VALUE_NULL -> new Node.Scalar(line(), null);
      default -> new Node.Scalar(line(), parser.getText());
    };
  }

  private void refuseIndirection() throws IOException {
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      mistakes.at(line(), "anchors (&) and aliases (*) are not read; write the value itself");
    }
    if (parser.getTypeId() != null) {
      mistakes.at(line(), "tags (!) are not read; write the plain value");
    }
  }

  private Node mapping() throws IOException {
    int start = line();
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int line = line();
      Node.Entry entry = new Node.Entry(line, node(parser.nextToken()));
      Node.Entry earlier = entries.putIfAbsent(key, entry);
      if (earlier != null) {
        mistakes.at(line, "'%s' is given twice, first on line %d".formatted(key, earlier.line()));
      }
    }
    return new Node.Mapping(start, entries);
  }

  private Node items() throws IOException {
    int start = line();
    int column = parser.currentTokenLocation().getColumnNr() - 1;
    List<Node> all = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != null && next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      all.add(node(next));
    }
    return new Node.Items(start, column, List.copyOf(all));
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static void complain(Exception notYaml, String text, Mistakes mistakes) {
    switch (notYaml.getCause()) {
      case MarkedYAMLException marked -> complain(marked, mistakes);
      case ReaderException control ->
          mistakes.at(
              lineAt(text, control.getPosition()),
              "a control character (U+%04X) stands here; cut it".formatted(control.getCodePoint()));
      case YAMLException other -> mistakes.at(0, "is not YAML: " + other.getMessage());
      case null, default -> {
        JsonLocation where =
            notYaml instanceof JacksonException refused ? refused.getLocation() : null;
        mistakes.at(where == null ? 0 : where.getLineNr(), "expected a plain key here");
      }
    }
  }

  private static int lineAt(String text, int codePoints) {
    return 1 + (int) text.codePoints().limit(codePoints).filter(c -> c == '\n').count();
  }

  private static void complain(MarkedYAMLException marked, Mistakes mistakes) {
    int line = marked.getProblemMark() == null ? 0 : marked.getProblemMark().getLine() + 1;
    mistakes.at(line, inPlainWords(String.valueOf(marked.getProblem())));
  }

  /** The usual slips; anything else in the library's words. */
  private static String inPlainWords(String problem) {
    if (problem.contains("(TAB)")) {
      return "a tab is no indentation in YAML; use spaces";
    }
    if (problem.contains("<block end>")) {
      return "is indented unlike the lines above; align them";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a second ': ' in one value, or an indentation that does not fit; quote or align";
    }
    return "is not YAML: " + problem;
  }
}
