/** What is the matter with exclusions, for somebody to look at. */
@NullMarked
package org.tharsis.engine.exclusion.lint;

import org.jspecify.annotations.NullMarked;
