/** Whatever runs on a clock. */
@NullMarked
package org.tharsis.engine.schedule;

import org.jspecify.annotations.NullMarked;
