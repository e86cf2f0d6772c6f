package org.tharsis.index;

/**
 * Why a query was not understood.
 *
 * @param column where it is wrong, counted from 1
 * @param message what is wrong and what would be right
 */
public record Mistake(int column, String message) implements ParsedQuery {

  @Override
  public String toString() {
    return "column " + column + ": " + message;
  }
}
