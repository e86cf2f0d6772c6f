/** Lines on disk, in the order they came, so that who sent them may be told that they are kept. */
@NullMarked
package org.tharsis.engine.journal;

import org.jspecify.annotations.NullMarked;
