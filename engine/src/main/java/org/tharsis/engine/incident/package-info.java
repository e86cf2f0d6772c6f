/** Hop 6: findings into incidents, and what people decide about them. */
@NullMarked
package org.tharsis.engine.incident;

import org.jspecify.annotations.NullMarked;
