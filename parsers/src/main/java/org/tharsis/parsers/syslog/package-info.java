/** The part of a line that is the same for all senders: priority, time, host and tag. */
@NullMarked
package org.tharsis.parsers.syslog;

import org.jspecify.annotations.NullMarked;
