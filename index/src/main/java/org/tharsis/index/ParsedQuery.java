package org.tharsis.index;

/** What became of the text of a query: {@link EventQuery} or {@link Mistake}. */
public sealed interface ParsedQuery permits EventQuery, Mistake {}
