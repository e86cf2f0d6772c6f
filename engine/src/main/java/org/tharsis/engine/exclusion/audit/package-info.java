/** Who changed which exclusion when: a log that is only appended to. */
@NullMarked
package org.tharsis.engine.exclusion.audit;

import org.jspecify.annotations.NullMarked;
