/** Bytes of one line to the event it tells of: the third hop, pure and total. */
@NullMarked
package org.tharsis.parsers;

import org.jspecify.annotations.NullMarked;
