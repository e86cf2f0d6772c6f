package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tharsis.engine.Summary;
import org.tharsis.model.Basis;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;

/** Incidents as one JSON object a line. */
final class IncidentJson implements IncidentPrinter {
  private final boolean bases;

  /**
   * @param bases whether it says by what each was made; not where that is what is there now
   */
  IncidentJson(boolean bases) {
    this.bases = bases;
  }

  @Override
  public void print(List<Incident> incidents) throws IOException {
    for (Incident incident : incidents) {
      Json.print(
          json -> {
            write(incident, json);
            if (bases) {
              bases(incident, json);
            }
          });
    }
  }

  static void write(Incident incident, JsonGenerator json) throws IOException {
    json.writeStringField("id", incident.id());
    json.writeObjectFieldStart("rule");
    json.writeStringField("id", incident.rule().id());
    json.writeStringField("name", incident.rule().title());
    json.writeEndObject();
    json.writeStringField("severity", incident.severity().label());
    json.writeStringField("first", Times.show(incident.first()));
    json.writeStringField("last", Times.show(incident.last()));
    json.writeNumberField("count", incident.count());
    parties(incident.parties(), json);
    json.writeStringField("summary", Summary.of(incident));
    reasons(incident.reasons(), json);
    Json.array(json, "related", incident.related());
    status(incident, json);
  }

  /** By what it was made, the newest last. */
  static void bases(Incident incident, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("versions");
    for (Basis basis : incident.bases()) {
      json.writeStartObject();
      json.writeStringField("rule", basis.rule());
      json.writeStringField("lists", basis.lists());
      json.writeStringField("site", basis.site());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void parties(Incident.Parties parties, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("source");
    Json.array(json, "ip", parties.sources());
    json.writeEndObject();
    json.writeObjectFieldStart("destination");
    Json.array(json, "ip", parties.destinations());
    Json.array(json, "port", parties.ports());
    json.writeEndObject();
    named(json, "host", parties.hosts());
    named(json, "user", parties.users());
    named(json, "observer", parties.observers());
  }

  private static void named(JsonGenerator json, String object, List<String> names)
      throws IOException {
    json.writeObjectFieldStart(object);
    Json.array(json, "name", names);
    json.writeEndObject();
  }

  private static void reasons(List<Finding.Reason> reasons, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("reasons");
    for (Finding.Reason reason : reasons) {
      json.writeStartObject();
      json.writeStringField("phrase", reason.phrase());
      json.writeNumberField("value", reason.value());
      if (!reason.detail().isEmpty()) {
        json.writeStringField("detail", reason.detail());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void status(Incident incident, JsonGenerator json) throws IOException {
    Incident.Decision decision = incident.decision();
    json.writeStringField("status", decision == null ? "open" : decision.as().label());
    if (decision != null) {
      json.writeObjectFieldStart("decision");
      json.writeStringField("as", decision.as().label());
      json.writeStringField("why", decision.why());
      json.writeStringField("by", decision.by());
      json.writeStringField("at", Times.show(decision.at()));
      json.writeEndObject();
    }
  }
}
