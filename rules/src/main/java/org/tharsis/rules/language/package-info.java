/** Reads the rule language: DRL with a header and counting phrases, into what Drools compiles. */
@NullMarked
package org.tharsis.rules.language;

import org.jspecify.annotations.NullMarked;
