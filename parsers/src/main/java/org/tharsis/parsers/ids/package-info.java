/** Intrusion detection: the alerts of Snort, and the alerts and records of Suricata. */
@NullMarked
package org.tharsis.parsers.ids;

import org.jspecify.annotations.NullMarked;
