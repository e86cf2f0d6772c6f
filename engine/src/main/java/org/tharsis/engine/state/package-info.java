/** What the engine knows when it stops and goes on from when it starts again. */
@NullMarked
package org.tharsis.engine.state;

import org.jspecify.annotations.NullMarked;
