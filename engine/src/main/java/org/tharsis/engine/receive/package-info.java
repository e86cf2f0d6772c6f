/** Hop 1: opens and closes all receivers together. */
@NullMarked
package org.tharsis.engine.receive;

import org.jspecify.annotations.NullMarked;
