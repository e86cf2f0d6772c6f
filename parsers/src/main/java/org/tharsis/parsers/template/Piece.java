package org.tharsis.parsers.template;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;

/**
 * A step of a template: fixed text, then what is to be taken from the line up to the next fixed
 * text.
 *
 * @param literal may be empty
 * @param capture what follows it, or null
 * @param constants what is said by being here
 * @param afterOption where to go on if this piece begins an option and is not there; else -1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Piece(Literal literal, @Nullable Capture capture, Constant[] constants, int afterOption) {

  /** A value that the template itself gives. */
  record Constant(Field field, Object value) {}

  void putConstants(EventDraft into) {
    for (Constant constant : constants) {
      into.put(constant.field, constant.value);
    }
  }
}
