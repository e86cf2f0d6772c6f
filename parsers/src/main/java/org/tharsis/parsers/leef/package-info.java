/** QRadar Log Event Extended Format, versions 1.0 and 2.0, of whatever vendor. */
@NullMarked
package org.tharsis.parsers.leef;

import org.jspecify.annotations.NullMarked;
