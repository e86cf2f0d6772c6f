/** Hop 4: what exclusions do with events and findings. */
@NullMarked
package org.tharsis.engine.exclusion;

import org.jspecify.annotations.NullMarked;
