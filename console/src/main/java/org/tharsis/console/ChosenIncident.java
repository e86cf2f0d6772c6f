package org.tharsis.console;

import java.io.IOException;
import org.tharsis.engine.DataDirectory;
import org.tharsis.model.Incident;
import picocli.CommandLine.Parameters;

/** The incident that a command is about. */
final class ChosenIncident {
  @Parameters(paramLabel = "INCIDENT", description = "its id, or how it begins")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String id;

  Incident in(DataDirectory data) throws IOException, NotDone {
    return Incidents.byId(data, id);
  }
}
