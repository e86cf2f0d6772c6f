/** Syslog over TCP and TLS. */
@NullMarked
package org.tharsis.engine.receive.tcp;

import org.jspecify.annotations.NullMarked;
