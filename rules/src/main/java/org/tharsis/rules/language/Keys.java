package org.tharsis.rules.language;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;
import org.tharsis.model.Rule;

/** The field behind each role a rule may correlate on. */
public final class Keys {
  private Keys() {}

  /** The field, or null for {@link Rule.Key#NONE}. */
  public static @Nullable Field field(Rule.Key key) {
    return switch (key) {
      case SOURCE -> Field.SOURCE_IP;
      case DESTINATION -> Field.DESTINATION_IP;
      case HOST -> Field.HOST_NAME;
      case DEVICE -> Field.OBSERVER_NAME;
      case NONE -> null;
    };
  }
}
