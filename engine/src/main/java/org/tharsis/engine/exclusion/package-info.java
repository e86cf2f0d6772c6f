/** How a site's exclusions are kept: who changed them, what is the matter with them. */
@NullMarked
package org.tharsis.engine.exclusion;

import org.jspecify.annotations.NullMarked;
