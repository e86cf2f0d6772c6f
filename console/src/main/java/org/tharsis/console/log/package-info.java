/** How our own log is written; the only package that names its backend, Logback. */
@NullMarked
package org.tharsis.console.log;

import org.jspecify.annotations.NullMarked;
