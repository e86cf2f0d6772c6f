/** Hop 3: a line into an event, with what the site knows of its hosts and networks. */
@NullMarked
package org.tharsis.engine.interpret;

import org.jspecify.annotations.NullMarked;
