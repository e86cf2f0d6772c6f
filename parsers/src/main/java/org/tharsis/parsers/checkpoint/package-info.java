/** Check Point: what Log Exporter and management servers send as syslog. */
@NullMarked
package org.tharsis.parsers.checkpoint;

import org.jspecify.annotations.NullMarked;
