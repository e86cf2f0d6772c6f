/** The few values that a format wants of a JSON object, found in one walk that builds nothing. */
@NullMarked
package org.tharsis.parsers.json;

import org.jspecify.annotations.NullMarked;
