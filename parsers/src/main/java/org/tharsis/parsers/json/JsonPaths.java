package org.tharsis.parsers.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.text.Ascii;

/**
 * The paths of the values that are wanted, as a tree: {@code {"a":{"b":1}}} has {@code a.b}, and so
 * has {@code {"a.b":1}}. Several paths may lead to one place. Immutable.
 */
public final class JsonPaths {
  private static final int FEWEST_SLOTS = 8;

  /** A key, and what is wanted below it. */
  static final class Node {
    final byte[] key;

    /** Where its value goes, or -1. */
    int place = -1;

    @Nullable Node[] children = new @Nullable Node[FEWEST_SLOTS];
    private int size;

    Node(byte[] key) {
      this.key = key;
    }

    /** The child of that key, or null. */
    @Nullable Node child(byte[] bytes, int from, int to) {
      if (size == 0) {
        return null;
      }
      int slot = hash(bytes, from, to);
      while (true) {
        Node child = children[slot & (children.length - 1)];
        if (child == null || Arrays.equals(child.key, 0, child.key.length, bytes, from, to)) {
          return child;
        }
        slot++;
      }
    }

    private static int hash(byte[] bytes, int from, int to) {
      int length = to - from;
      return length == 0 ? 0 : length + 31 * bytes[from] + 7 * bytes[from + length / 2];
    }

    private Node childOrNew(byte[] key) {
      Node known = child(key, 0, key.length);
      if (known != null) {
        return known;
      }
      Node added = new Node(key);
      if (2 * ++size > children.length) {
        grow();
      }
      insert(added);
      return added;
    }

    private void grow() {
      @Nullable Node[] old = children;
      children = new @Nullable Node[2 * old.length];
      for (Node child : old) {
        if (child != null) {
          insert(child);
        }
      }
    }

    private void insert(Node child) {
      int slot = hash(child.key, 0, child.key.length);
      while (children[slot & (children.length - 1)] != null) {
        slot++;
      }
      children[slot & (children.length - 1)] = child;
    }
  }

  private final Node root = new Node(new byte[0]);
  private final int places;

  private JsonPaths(Map<String, Integer> paths, int places) {
    this.places = places;
    paths.forEach(this::add);
  }

  /**
   * Paths by the place that their values go to.
   *
   * @param paths keys joined by dots
   * @param places how many places there are; they are numbered from 0
   */
  public static JsonPaths of(Map<String, Integer> paths, int places) {
    return new JsonPaths(paths, places);
  }

  private void add(String path, int place) {
    Node node = root;
    for (String key : path.split("\\.", -1)) {
      node = node.childOrNew(key.getBytes(StandardCharsets.UTF_8));
    }
    node.place = place;
  }

  int places() {
    return places;
  }

  Node root() {
    return root;
  }

  /** What is wanted below {@code node} at a key, which may itself hold dots; or null. */
  static @Nullable Node below(Node node, byte[] bytes, int from, int to) {
    Node whole = node.child(bytes, from, to);
    int dot = whole == null ? Ascii.indexOf(bytes, from, to, '.') : -1;
    if (dot < 0) {
      return whole;
    }
    Node first = node.child(bytes, from, dot);
    return first == null ? null : dotted(first, bytes, dot + 1, to);
  }

  private static @Nullable Node dotted(Node node, byte[] bytes, int from, int to) {
    Node at = node;
    int start = from;
    while (at != null) {
      int dot = Ascii.indexOf(bytes, start, to, '.');
      at = at.child(bytes, start, dot < 0 ? to : dot);
      if (dot < 0) {
        return at;
      }
      start = dot + 1;
    }
    return null;
  }
}
