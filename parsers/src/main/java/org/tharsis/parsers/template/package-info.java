/** Messages as data: a catalogue of templates, and the program each becomes. */
@NullMarked
package org.tharsis.parsers.template;

import org.jspecify.annotations.NullMarked;
