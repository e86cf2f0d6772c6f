/** Juniper NetScreen: ScreenOS traffic and event logs. */
@NullMarked
package org.tharsis.parsers.netscreen;

import org.jspecify.annotations.NullMarked;
