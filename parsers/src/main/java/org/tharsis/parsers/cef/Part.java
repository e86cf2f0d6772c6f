package org.tharsis.parsers.cef;

/** What the format reads itself, of the keys in {@code fields.txt}. */
enum Part {
  DIRECTION,
  ACT,
  OUTCOME,
  RT,
  START,
  END,
  CS1,
  CS1LABEL,
  CS2,
  CS2LABEL,
  CS3,
  CS3LABEL,
  CS4,
  CS4LABEL,
  CS5,
  CS5LABEL,
  CS6,
  CS6LABEL
}
