/** Hop 2: the hand-over of lines to the journal, and what of each sender is taken at all. */
@NullMarked
package org.tharsis.engine.receive.intake;

import org.jspecify.annotations.NullMarked;
