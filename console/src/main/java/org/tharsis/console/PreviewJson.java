package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.exclusion.preview.Effect;
import org.tharsis.engine.exclusion.preview.Fate;
import org.tharsis.engine.exclusion.preview.Preview;
import org.tharsis.engine.exclusion.preview.Span;
import org.tharsis.engine.exclusion.preview.Written;
import org.tharsis.index.TimeCount;
import org.tharsis.index.TimeRange;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;

/** A preview as one JSON object. */
final class PreviewJson {
  private static final int A_DAY = "2026-11-21".length();

  private PreviewJson() {}

  static void print(TimeRange range, Preview wide, @Nullable Preview narrow, int limit)
      throws IOException {
    Json.print(
        json -> {
          if (range.from() != Long.MIN_VALUE) {
            json.writeStringField("from", Times.show(range.from()));
          }
          if (range.to() != Long.MAX_VALUE) {
            json.writeStringField("to", Times.show(range.to()));
          }
          write(wide, limit, json);
          if (narrow != null) {
            json.writeObjectFieldStart("narrower");
            write(narrow, limit, json);
            json.writeEndObject();
          }
        });
  }

  private static void write(Preview preview, int limit, JsonGenerator json) throws IOException {
    Exclusion exclusion = preview.exclusion();
    json.writeStringField("id", exclusion.id());
    json.writeStringField("action", exclusion.action().word());
    json.writeStringField("state", exclusion.stateOn(ExclusionDesk.today()).word());
    Json.array(json, "criteria", exclusion.words());
    json.writeStringField("entry", Written.of(exclusion).yaml());
    events(preview, json);
    addresses(preview.spans(), json);
    incidents(preview, limit, json);
  }

  private static void events(Preview preview, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("events");
    json.writeNumberField("stored", preview.stored());
    json.writeNumberField("covered", preview.covered().count());
    json.writeNumberField("hidden", preview.hidden());
    json.writeObjectFieldStart("days");
    for (TimeCount each : preview.covered().steps()) {
      if (each.count() > 0) {
        json.writeNumberField(Times.show(each.start()).substring(0, A_DAY), each.count());
      }
    }
    json.writeEndObject();
    values("sources", top(preview, Field.SOURCE_IP), json);
    values("ports", top(preview, Field.DESTINATION_PORT), json);
    values("codes", top(preview, Field.EVENT_CODE), json);
    values("rules", preview.rules(), json);
    json.writeEndObject();
  }

  private static List<ValueCount> top(Preview preview, Field field) {
    return preview.covered().top().getOrDefault(field, List.of());
  }

  private static void values(String name, List<ValueCount> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ValueCount each : values) {
      json.writeStartObject();
      json.writeStringField("value", each.value());
      json.writeNumberField("count", each.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void addresses(List<Span> spans, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("addresses");
    for (Span each : spans) {
      json.writeStartObject();
      json.writeStringField("end", each.end().word());
      json.writeStringField("area", each.name());
      json.writeNumberField("ipv4", each.v4());
      json.writeNumberField("ipv4Inside", each.v4Inside());
      json.writeNumberField("ipv6", each.v6());
      json.writeNumberField("ipv6Inside", each.v6Inside());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void incidents(Preview preview, int limit, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("incidents");
    json.writeNumberField("stored", preview.incidents());
    json.writeNumberField("unknown", preview.unknown());
    for (Fate fate : Fate.values()) {
      json.writeNumberField(fate.word(), preview.count(fate));
    }
    json.writeNumberField("goneReal", preview.gone(Effect::real));
    json.writeNumberField("goneFalse", preview.gone(Effect::calledFalse));
    json.writeNumberField("goneOpen", preview.gone(each -> each.incident().open()));
    json.writeArrayFieldStart("named");
    List<Effect> named =
        preview.effects().stream()
            .sorted(Comparator.comparing((Effect each) -> !each.real()))
            .limit(limit)
            .toList();
    for (Effect each : named) {
      json.writeStartObject();
      json.writeStringField("fate", each.fate().word());
      json.writeNumberField("known", each.known());
      json.writeNumberField("covered", each.covered());
      json.writeObjectFieldStart("incident");
      IncidentJson.write(each.incident(), json);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
