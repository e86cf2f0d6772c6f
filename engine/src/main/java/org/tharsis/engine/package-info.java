/** One running Tharsis: what takes a line from the wire to events, findings and incidents. */
@NullMarked
package org.tharsis.engine;

import org.jspecify.annotations.NullMarked;
