package org.tharsis.console;

import java.io.IOException;
import java.util.List;
import org.tharsis.model.Incident;

/** Shows incidents on standard output. */
@FunctionalInterface
interface IncidentPrinter {
  void print(List<Incident> incidents) throws IOException;
}
