/** Scenarios: log lines a rule must find something in, or nothing, replayed without data kept. */
@NullMarked
package org.tharsis.engine.scenario;

import org.jspecify.annotations.NullMarked;
