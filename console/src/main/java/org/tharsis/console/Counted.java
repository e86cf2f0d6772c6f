package org.tharsis.console;

/** Numbers of things, in words. */
final class Counted {
  private Counted() {}

  /** {@code 1 incident}, {@code 2 incidents}, {@code no incident}. */
  static String of(long number, String thing) {
    if (number == 0) {
      return "no " + thing;
    }
    return number == 1 ? "1 " + thing : "%,d %ss".formatted(number, thing);
  }
}
