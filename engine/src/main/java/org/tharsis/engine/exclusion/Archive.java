package org.tharsis.engine.exclusion;

import java.util.Optional;
import java.util.function.Function;
import org.tharsis.config.Site;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;

/**
 * What is stored and asked about.
 *
 * @param site the site as it is today
 * @param events where its events are
 * @param incidents where its incidents are
 * @param range of what time; its incidents are those with an event in it
 * @param rules gives the rule of an id, compiled; nothing if there is none that works
 */
public record Archive(
    Site site,
    EventSearch events,
    IncidentSearch incidents,
    TimeRange range,
    Function<String, Optional<ChosenRule>> rules) {}
