/**
 * How a site's exclusions are kept: who changed them, what is the matter with them, and what they
 * would hide.
 */
@NullMarked
package org.tharsis.engine.exclusion;

import org.jspecify.annotations.NullMarked;
