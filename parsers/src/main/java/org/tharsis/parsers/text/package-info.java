/** Text that is still bytes: a cursor over it, and the strings taken out of it. */
@NullMarked
package org.tharsis.parsers.text;

import org.jspecify.annotations.NullMarked;
