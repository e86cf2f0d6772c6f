package org.tharsis.engine.receive.intake;

/** How many lines may go on. */
public interface Allowance {
  /** All, always. */
  Allowance ALL =
      new Allowance() {
        @Override
        public int take(int lines) {
          return lines;
        }

        @Override
        public void giveBack(int lines) {}
      };

  /** How many of these may, now. */
  int take(int lines);

  /** So many of them did not. */
  void giveBack(int lines);
}
