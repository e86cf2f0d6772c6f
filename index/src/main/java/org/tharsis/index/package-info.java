/** What Tharsis remembers: every event, a Lucene index a day, and every incident. */
@NullMarked
package org.tharsis.index;

import org.jspecify.annotations.NullMarked;
