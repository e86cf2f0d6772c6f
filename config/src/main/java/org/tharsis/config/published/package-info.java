/** Reads the addresses that providers publish of themselves, in the forms they publish them. */
@NullMarked
package org.tharsis.config.published;

import org.jspecify.annotations.NullMarked;
