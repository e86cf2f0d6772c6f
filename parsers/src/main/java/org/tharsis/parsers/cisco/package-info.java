/** Cisco ASA, Firepower Threat Defense, PIX and FWSM. */
@NullMarked
package org.tharsis.parsers.cisco;

import org.jspecify.annotations.NullMarked;
