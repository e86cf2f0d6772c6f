/** Lists from elsewhere: fetched when they are due, kept when they are broken, and compared. */
@NullMarked
package org.tharsis.engine.lists;

import org.jspecify.annotations.NullMarked;
