/** What a running engine says over HTTP: how it is. */
@NullMarked
package org.tharsis.console.http;

import org.jspecify.annotations.NullMarked;
