/** Log files instead of the network: the same pipeline on the events' own time. */
@NullMarked
package org.tharsis.engine.replay;

import org.jspecify.annotations.NullMarked;
