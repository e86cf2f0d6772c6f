package org.tharsis.parsers.sonicwall;

/** What the format reads itself, of the keys in {@code fields.txt}. */
enum Part {
  ID,
  FW,
  CATEGORY,
  TIME,
  MSG,
  NOTE,
  FW_ACTION,
  DSTNAME,
  ARG,
  ICMP_TYPE,
  ICMP_CODE
}
