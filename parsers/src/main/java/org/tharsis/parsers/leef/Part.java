package org.tharsis.parsers.leef;

/** What the format reads itself, of the keys in {@code fields.txt}. */
enum Part {
  CAT,
  DEVTIME,
  ACTION
}
