/** How a site's exclusions are kept, looked through each day, and tried on an event. */
@NullMarked
package org.tharsis.engine.exclusion;

import org.jspecify.annotations.NullMarked;
