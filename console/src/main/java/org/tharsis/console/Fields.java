package org.tharsis.console;

import org.tharsis.model.Field;
import org.tharsis.model.Spelling;

/** Fields as they are named on the command line. */
final class Fields {
  private Fields() {}

  static Field named(String name) throws NotDone {
    Field field = Field.of(name);
    if (field == null) {
      throw new NotDone("there is no field '" + name + "'" + Spelling.hint(name, Field.names()));
    }
    return field;
  }
}
