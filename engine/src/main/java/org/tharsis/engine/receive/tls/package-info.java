/** What secures connections: certificates and keys, and whose are good. */
@NullMarked
package org.tharsis.engine.receive.tls;

import org.jspecify.annotations.NullMarked;
