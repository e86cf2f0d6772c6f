/** Measures Tharsis: what it is fed, and how fast it goes. Not part of the product. */
@NullMarked
package org.tharsis.bench;

import org.jspecify.annotations.NullMarked;
