package org.tharsis.index;

import java.util.Map;

/**
 * What a day's index has not any more, in its commit data.
 *
 * @param open whether it may still be added again
 * @param missing how many events those are, at least
 * @param lost how many can't be had back, at least
 */
record Gap(boolean open, long missing, long lost) {
  static final Gap NONE = new Gap(false, 0, 0);
  private static final String MISSING = "missing";
  private static final String LOST = "lost";

  static Gap read(Map<String, String> commitData) {
    String missing = commitData.get(MISSING);
    return new Gap(
        missing != null,
        missing == null ? 0 : Long.parseLong(missing),
        Long.parseLong(commitData.getOrDefault(LOST, "0")));
  }

  void write(Map<String, String> commitData) {
    commitData.remove(MISSING);
    commitData.remove(LOST);
    if (open) {
      commitData.put(MISSING, String.valueOf(missing));
    }
    if (lost > 0) {
      commitData.put(LOST, String.valueOf(lost));
    }
  }

  /** So many more are missing. */
  Gap with(long more) {
    return new Gap(true, missing + more, lost);
  }

  /** One was added again. */
  Gap filledByOne() {
    return new Gap(open, Math.max(0, missing - 1), lost);
  }

  /** No more will be added again: what is still missing is lost. */
  Gap closed() {
    return new Gap(false, 0, lost + missing);
  }
}
