package org.tharsis.parsers.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * A step of a template: fixed text, then what is to be taken from the line up to the next fixed
 * text.
 *
 * @param literal lower case; a blank stands for one or more; may be empty
 * @param capture what follows it, or null
 * @param constants what is said by being here
 * @param afterOption where to go on if this piece begins an option and is not there; else -1
 */
record Piece(String literal, @Nullable Capture capture, List<Constant> constants, int afterOption) {

  /** A value that the template itself gives. */
  record Constant(Field field, Object value) {}
}
