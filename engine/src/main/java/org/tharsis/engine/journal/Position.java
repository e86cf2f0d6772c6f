package org.tharsis.engine.journal;

/**
 * Where a record lies, as one number that grows: its segment's number in the upper half, its offset
 * in the segment's file in the lower. Segment numbers begin at 1 and none is given twice.
 */
final class Position {
  private Position() {}

  static long of(int segment, int offset) {
    return (long) segment << Integer.SIZE | offset;
  }

  static int segment(long position) {
    return (int) (position >>> Integer.SIZE);
  }

  static int offset(long position) {
    return (int) position;
  }
}
