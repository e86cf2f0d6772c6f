/** Saved queries, and the reports that answer them at their times: asked, rendered, delivered. */
@NullMarked
package org.tharsis.engine.report;

import org.jspecify.annotations.NullMarked;
