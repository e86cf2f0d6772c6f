/** SonicWall firewalls: the standard syslog format of SonicOS. */
@NullMarked
package org.tharsis.parsers.sonicwall;

import org.jspecify.annotations.NullMarked;
