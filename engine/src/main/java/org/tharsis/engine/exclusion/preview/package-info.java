/**
 * What exclusions would hide, and narrower ones that hide the same noise: as stored events and
 * incidents tell.
 */
@NullMarked
package org.tharsis.engine.exclusion.preview;

import org.jspecify.annotations.NullMarked;
