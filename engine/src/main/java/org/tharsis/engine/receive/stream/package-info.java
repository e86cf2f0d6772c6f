/** Connections that bring lines: who may open one, who is behind it, and when it is read. */
@NullMarked
package org.tharsis.engine.receive.stream;

import org.jspecify.annotations.NullMarked;
