/** Lines that are written to files, each taken once. */
@NullMarked
package org.tharsis.engine.receive.file;

import org.jspecify.annotations.NullMarked;
