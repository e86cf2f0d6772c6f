/** What exclusions hide, would hide, and should: as stored events and incidents tell. */
@NullMarked
package org.tharsis.engine.exclusion;

import org.jspecify.annotations.NullMarked;
