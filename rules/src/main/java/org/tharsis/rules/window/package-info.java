/** Counts over time, by key: the state that rules ask outside of Drools' working memory. */
@NullMarked
package org.tharsis.rules.window;

import org.jspecify.annotations.NullMarked;
