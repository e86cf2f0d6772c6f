/** The nouns every other module speaks in: lines, events, findings, incidents, exclusions. */
@NullMarked
package org.tharsis.model;

import org.jspecify.annotations.NullMarked;
