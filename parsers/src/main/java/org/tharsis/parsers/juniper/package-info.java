/** Juniper SRX: security logs and daemon messages of Junos, as structured data and as text. */
@NullMarked
package org.tharsis.parsers.juniper;

import org.jspecify.annotations.NullMarked;
