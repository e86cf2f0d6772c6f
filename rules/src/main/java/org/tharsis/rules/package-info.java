/** Events over time to findings: the rule book, and the correlator that keeps its state. */
@NullMarked
package org.tharsis.rules;

import org.jspecify.annotations.NullMarked;
