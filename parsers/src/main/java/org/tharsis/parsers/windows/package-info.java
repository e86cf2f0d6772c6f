/** Windows event log records, in the forms agents forward them. */
@NullMarked
package org.tharsis.parsers.windows;

import org.jspecify.annotations.NullMarked;
