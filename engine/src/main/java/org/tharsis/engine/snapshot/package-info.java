/** Copies of a data directory that an engine can go on from, taken while one runs. */
@NullMarked
package org.tharsis.engine.snapshot;

import org.jspecify.annotations.NullMarked;
