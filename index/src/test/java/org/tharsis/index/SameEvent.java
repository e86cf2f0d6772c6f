package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** Compares events field by field. */
final class SameEvent {
  private SameEvent() {}

  static void check(Event actual, Event expected) {
    assertThat(actual.id()).isEqualTo(expected.id());
    assertThat(actual.timestamp()).as("timestamp").isEqualTo(expected.timestamp());
    assertThat(actual.ingested()).as("ingested").isEqualTo(expected.ingested());
    assertThat(actual.time()).as("time").isEqualTo(expected.time());
    assertThat(actual.original()).as("original").isEqualTo(expected.original());
    fields(actual, expected);
  }

  /** All but the line. */
  static void fields(Event actual, Event expected) {
    for (Field field : Field.values()) {
      if (field != Field.EVENT_ORIGINAL) {
        assertThat(actual.get(field)).as(field.ecsName()).isEqualTo(expected.get(field));
      }
    }
  }
}
