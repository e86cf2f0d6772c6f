package org.tharsis.parsers.checkpoint;

/** What the format reads itself, of the keys in {@code fields.txt}. */
enum Part {
  ACTION,
  PRODUCT,
  OPERATION,
  AUDIT_STATUS,
  ORIGINSICNAME,
  TIME,
  IFDIR,
  IFNAME,
  PACKETS,
  SEVERITY
}
