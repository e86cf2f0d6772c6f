/** How the engine sends mail: over one SMTP server, with bounds. */
@NullMarked
package org.tharsis.engine.mail;

import org.jspecify.annotations.NullMarked;
