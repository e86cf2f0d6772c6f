package org.tharsis.rules.window;

import java.util.Arrays;

/**
 * What is usual for a key: the median of what its past hours had, and how far they lie from it. One
 * wild hour among them moves neither, which is why it is not the mean.
 *
 * @param median of the hours
 * @param deviation the median absolute deviation, scaled so that it is the standard deviation where
 *     that is defined; never less than the square root of the median, by which independent arrivals
 *     differ, nor than one
 * @param most the most that any of the hours had
 * @param hours how many hours this is made of; 0 if there is no past to go by
 * @param weekly whether they are the same hour of several weeks, and not all hours of one
 */
record Usual(double median, double deviation, long most, int hours, boolean weekly) {
  static final Usual UNKNOWN = new Usual(0, 1, 0, 0, false);

  /** Of a normal distribution, the standard deviation over the median absolute deviation. */
  private static final double SCALE = 1.4826;

  /** Of at least one hour, which are sorted by this. */
  static Usual of(long[] amounts, boolean weekly) {
    double median = median(amounts);
    double[] distances = new double[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      distances[i] = Math.abs(amounts[i] - median);
    }
    Arrays.sort(distances);
    double spread = SCALE * middle(distances);
    double deviation = Math.max(Math.max(spread, Math.sqrt(median)), 1);
    return new Usual(median, deviation, amounts[amounts.length - 1], amounts.length, weekly);
  }

  private static double median(long[] amounts) {
    Arrays.sort(amounts);
    double[] sorted = new double[amounts.length];
    for (int i = 0; i < amounts.length; i++) {
      sorted[i] = amounts[i];
    }
    return middle(sorted);
  }

  private static double middle(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  boolean known() {
    return hours > 0;
  }

  /** By how many deviations so many are more than usual, rounded down; 0 if they are not more. */
  long deviations(long amount) {
    return (long) Math.max(0, (amount - median) / deviation);
  }
}
