/** Cisco ASA, Firepower Threat Defense, PIX and FWSM; IOS and its kin. */
@NullMarked
package org.tharsis.parsers.cisco;

import org.jspecify.annotations.NullMarked;
