/** Syslog over UDP, and the datagrams that the kernel dropped. */
@NullMarked
package org.tharsis.engine.receive.udp;

import org.jspecify.annotations.NullMarked;
