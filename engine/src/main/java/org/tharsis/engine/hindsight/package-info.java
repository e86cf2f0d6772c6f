/** What a rule would find, found or just missed in what is stored; it writes nothing there. */
@NullMarked
package org.tharsis.engine.hindsight;

import org.jspecify.annotations.NullMarked;
