/** ArcSight Common Event Format, versions 0 and 1, of whatever vendor. */
@NullMarked
package org.tharsis.parsers.cef;

import org.jspecify.annotations.NullMarked;
