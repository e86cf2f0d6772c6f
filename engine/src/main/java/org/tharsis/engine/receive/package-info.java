/** Hops 1 and 2: lines from the network, bounded, and the queue between them and the pipeline. */
@NullMarked
package org.tharsis.engine.receive;

import org.jspecify.annotations.NullMarked;
