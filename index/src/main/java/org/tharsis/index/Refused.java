package org.tharsis.index;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * An event that is not in the index, for what is in it.
 *
 * @param sender who it was said to come from as it was added; null if nobody said
 * @param cause why it can't be
 */
public record Refused(Event event, @Nullable String sender, RuntimeException cause) {}
