package org.tharsis.parsers.juniper;

/** What the format reads itself, of the keys in {@code fields.txt}. */
enum Part {
  ACTION,
  ICMP_TYPE,
  URL,
  OBJ,
  DESTINATION_INTERFACE,
  SERVICE,
  ATTACK
}
