/** How people reach Tharsis: the command line. */
@NullMarked
package org.tharsis.console;

import org.jspecify.annotations.NullMarked;
