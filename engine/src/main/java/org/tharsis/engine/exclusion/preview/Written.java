package org.tharsis.engine.exclusion.preview;

import java.util.List;
import java.util.Objects;
import org.tharsis.config.ExclusionDraft;
import org.tharsis.model.Area;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.During;
import org.tharsis.model.Criterion.Names;
import org.tharsis.model.Criterion.Ports;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Terms;

/** Exclusions as a person would write them: what is read from that is the same again. */
public final class Written {
  private Written() {}

  /** The entry of an exclusion; a term that is not known is there, and empty. */
  public static ExclusionDraft of(Exclusion exclusion) {
    ExclusionDraft draft =
        ExclusionDraft.of(exclusion.id())
            .with("state", exclusion.state().word())
            .with("action", exclusion.action().word());
    for (Criterion each : exclusion.criteria()) {
      draft = with(draft, each);
    }
    Terms terms = exclusion.terms();
    return draft
        .with("rule", exclusion.rules().stream().sorted().toList())
        .with("owner", List.of(terms.owner()))
        .with("reason", List.of(terms.reason()))
        .with("ticket", terms.ticket())
        .with("created", Objects.toString(terms.created(), null))
        .with("ends", terms.ends().toString());
  }

  private static ExclusionDraft with(ExclusionDraft draft, Criterion criterion) {
    return switch (criterion) {
      case Within within ->
          draft.with(within.end().word(), within.areas().stream().map(Area::name).toList());
      case Ports ports ->
          draft.with("port", ports.ports().stream().sorted().map(String::valueOf).toList());
      case Names names -> draft.with(names.term().word(), names.names().written());
      case During during -> draft.with("time", during.hours().written());
    };
  }
}
