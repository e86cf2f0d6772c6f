/** Writes one hour of a mid-sized site's log: its bustle, and the attacks hidden in it. */
@NullMarked
package org.tharsis.examples.hour;

import org.jspecify.annotations.NullMarked;
