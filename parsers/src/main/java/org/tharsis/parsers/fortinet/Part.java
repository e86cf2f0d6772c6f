package org.tharsis.parsers.fortinet;

/** What the format reads itself, of the keys in {@code fields.txt}. */
enum Part {
  TYPE,
  SUBTYPE,
  ACTION,
  STATUS,
  LEVEL,
  DATE,
  TIME,
  EVENTTIME,
  TZ,
  REMOTE_IP,
  REMOTE_PORT,
  LOCAL_IP,
  LOCAL_PORT,
  INIT,
  ROLE,
  TUNNELTYPE,
  UI,
  DIRECTION,
  HOSTNAME,
  URL,
  MSG
}
