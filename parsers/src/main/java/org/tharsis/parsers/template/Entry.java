package org.tharsis.parsers.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue says of a message id.
 *
 * @param category {@code event.category}
 * @param type {@code event.type}
 * @param outcome {@code event.outcome}, where the id alone tells
 * @param action {@code event.action}
 * @param templates its wordings, in the order they are tried
 * @param whole whether, as the entry of a class, it takes all that a message says
 */
record Entry(
    String category,
    @Nullable String type,
    @Nullable String outcome,
    String action,
    List<Template> templates,
    boolean whole) {}
