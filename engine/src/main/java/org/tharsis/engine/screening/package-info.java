/** Hop 4: what exclusions do with events and findings. */
@NullMarked
package org.tharsis.engine.screening;

import org.jspecify.annotations.NullMarked;
