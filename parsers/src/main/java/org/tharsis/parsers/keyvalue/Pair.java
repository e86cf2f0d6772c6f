package org.tharsis.parsers.keyvalue;

/** Where a key and its value lie in the line; scratch of one thread. */
final class Pair {
  int keyFrom;
  int keyTo;
  int from;
  int to;

  void key(int first, int end) {
    keyFrom = first;
    keyTo = end;
  }

  void value(int first, int end) {
    from = first;
    to = end;
  }
}
