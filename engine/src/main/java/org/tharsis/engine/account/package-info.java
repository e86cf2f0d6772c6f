/** What became of every line, by sender, and of every exclusion; nothing goes uncounted. */
@NullMarked
package org.tharsis.engine.account;

import org.jspecify.annotations.NullMarked;
