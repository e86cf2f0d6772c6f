/** Fortinet FortiGate: traffic, security and event logs of FortiOS. */
@NullMarked
package org.tharsis.parsers.fortinet;

import org.jspecify.annotations.NullMarked;
