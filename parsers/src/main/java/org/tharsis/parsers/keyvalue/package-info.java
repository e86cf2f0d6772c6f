/** Messages that are pairs of keys and values, and tables that say what a vendor's keys mean. */
@NullMarked
package org.tharsis.parsers.keyvalue;

import org.jspecify.annotations.NullMarked;
