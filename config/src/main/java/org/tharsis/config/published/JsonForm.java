package org.tharsis.config.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.tharsis.config.published.JsonEntries.Entry;
import org.tharsis.config.published.JsonEntries.Value;

/** The forms in JSON: entries with addresses in some fields, and what they are of in others. */
final class JsonForm {
  private final PublishedFormat format;
  private final Chosen chosen;

  JsonForm(PublishedFormat format, Chosen chosen) {
    this.format = format;
    this.chosen = chosen;
  }

  void read(InputStream in) throws IOException {
    try {
      JsonEntries.read(in, this::entry);
    } catch (JsonProcessingException wrong) {
      int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
      chosen.complain(line, "is no JSON, or not all of it: " + wrong.getOriginalMessage());
    }
  }

  private void entry(Entry entry) {
    if (format.addressFields().stream().anyMatch(entry.fields()::containsKey) && wanted(entry)) {
      for (String field : format.addressFields()) {
        List<Value> values = entry.fields().getOrDefault(field, List.of());
        values.forEach(value -> chosen.add(value.line(), value.text()));
      }
    }
  }

  /** All criteria are asked, so that what there is to choose from is known. */
  private boolean wanted(Entry entry) {
    boolean wanted = true;
    for (Map.Entry<String, String> each : format.criterionFields().entrySet()) {
      wanted &= chosen.wants(each.getKey(), entry.text(each.getValue()));
    }
    return wanted;
  }
}
