/** RELP sessions: every line is acknowledged, and taken once however often it is sent. */
@NullMarked
package org.tharsis.engine.receive.relp;

import org.jspecify.annotations.NullMarked;
