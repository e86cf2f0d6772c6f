/** The packet filter pf as pfSense and OPNsense log it, and the daemons that run beside it. */
@NullMarked
package org.tharsis.parsers.pf;

import org.jspecify.annotations.NullMarked;
