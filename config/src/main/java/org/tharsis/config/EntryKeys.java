package org.tharsis.config;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where the keys of one entry of a YAML list stand, to change one and touch nothing else. */
final class EntryKeys {
  private final String text;
  private final MappingNode entry;

  private EntryKeys(String text, MappingNode entry) {
    this.text = text;
    this.entry = entry;
  }

  /**
   * Those of one entry.
   *
   * @param text YAML that {@link YamlText} reads
   * @param index of the entry, from 0
   * @return null if it has none
   */
  static @Nullable EntryKeys of(String text, int index) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(text.length() + 1);
    Node document = new Yaml(options).compose(new StringReader(text));
    return document instanceof SequenceNode list
            && index < list.getValue().size()
            && list.getValue().get(index) instanceof MappingNode entry
        ? new EntryKeys(text, entry)
        : null;
  }

  /**
   * The text with this value behind a key, in the place of what is there or on a line of its own.
   *
   * @return null if a comment would go with what is there
   */
  @Nullable String with(String key, String value) {
    String written = ExclusionDraft.scalar(value);
    for (NodeTuple each : entry.getValue()) {
      if (key.equals(name(each))) {
        return replaced(each.getValueNode(), written);
      }
    }
    return added(key, written);
  }

  private @Nullable String replaced(Node old, String written) {
    int from = place(old.getStartMark());
    int to = end(old);
    if (from >= to) { // nothing behind the colon
      return text.substring(0, from) + " " + written + text.substring(from);
    }
    return hasComment(old, text.substring(from, to))
        ? null
        : text.substring(0, from) + written + text.substring(to);
  }

  /** A hash sign in other than a plain or quoted text may begin one. */
  private static boolean hasComment(Node node, String region) {
    if (node instanceof ScalarNode scalar) {
      boolean block =
          scalar.getScalarStyle() == ScalarStyle.LITERAL
              || scalar.getScalarStyle() == ScalarStyle.FOLDED;
      return block && region.lines().findFirst().orElse("").indexOf('#') >= 0;
    }
    return region.indexOf('#') >= 0;
  }

  private String added(String key, String written) {
    Node before = predecessor(key).getValueNode();
    int end = end(before);
    if (entry.getFlowStyle() == FlowStyle.FLOW) {
      return text.substring(0, end) + ", " + key + ": " + written + text.substring(end);
    }
    String lineEnd = new EntryLines(text).lineEnd();
    String line = " ".repeat(entry.getStartMark().getColumn()) + key + ": " + written;
    int next = text.indexOf('\n', end) + 1;
    return next == 0
        ? text + lineEnd + line
        : text.substring(0, next) + line + lineEnd + text.substring(next);
  }

  /** The key that is written before this one where all are in their order; the first if none. */
  private NodeTuple predecessor(String key) {
    List<String> order = ExclusionDraft.KEYS;
    NodeTuple best = entry.getValue().getFirst();
    int most = -1;
    for (NodeTuple each : entry.getValue()) {
      int place = order.indexOf(name(each));
      if (place > most && place < order.indexOf(key)) {
        best = each;
        most = place;
      }
    }
    return best;
  }

  private static String name(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }

  /** Behind its last character; a list that goes over lines ends where its last entry does. */
  private int end(Node node) {
    Node last = node;
    while (last instanceof CollectionNode<?> list
        && list.getFlowStyle() != FlowStyle.FLOW
        && !list.getValue().isEmpty()) {
      last =
          list.getValue().getLast() instanceof NodeTuple pair ? pair.getValueNode() : child(list);
    }
    int from = place(node.getStartMark());
    int to = place(last.getEndMark());
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return to;
  }

  private static Node child(CollectionNode<?> list) {
    return (Node) list.getValue().getLast();
  }

  private int place(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}
