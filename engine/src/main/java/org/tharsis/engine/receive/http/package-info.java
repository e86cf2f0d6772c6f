/** Lines in the bodies of HTTP requests. */
@NullMarked
package org.tharsis.engine.receive.http;

import org.jspecify.annotations.NullMarked;
