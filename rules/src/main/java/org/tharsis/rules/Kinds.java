package org.tharsis.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/**
 * The kinds of events that came lately. Most of what rules ask is the same for all events of one
 * kind, and is asked of the first of them; a kind is known by the values of a few fields.
 *
 * <p>Of more kinds than there are places one takes the place of another, so that somebody who
 * thinks of ever new ones costs some time and no memory.
 */
final class Kinds {
  /** Those that have few values. */
  static final Set<Field> FIELDS =
      EnumSet.of(
          Field.EVENT_ACTION,
          Field.EVENT_CATEGORY,
          Field.EVENT_OUTCOME,
          Field.EVENT_TYPE,
          Field.SOURCE_INTERNAL,
          Field.DESTINATION_INTERNAL,
          Field.NETWORK_TRANSPORT,
          Field.NETWORK_TCP_FLAGS,
          Field.OBSERVER_VENDOR);

  private static final int PLACE_BITS = 10;
  private static final int ODD = 0x9e3779b1;

  private final ConditionTree tree;
  private final Field[] fields = FIELDS.toArray(Field[]::new);
  private final @Nullable Object[] values = new @Nullable Object[FIELDS.size()];
  private final @Nullable Kind[] kinds = new @Nullable Kind[1 << PLACE_BITS];

  Kinds(List<GateRule> rules) {
    this.tree = new ConditionTree(rules);
  }

  /** That of an event. */
  Kind of(Event event) {
    int hash = 0;
    for (int i = 0; i < fields.length; i++) {
      Object value = event.get(fields[i]);
      values[i] = value;
      hash = 31 * hash + (value == null ? 0 : value.hashCode());
    }
    int place = (hash * ODD) >>> (Integer.SIZE - PLACE_BITS);
    Kind known = kinds[place];
    return known != null && known.isOf(values) ? known : add(place, event);
  }

  private Kind add(int place, Event event) {
    Kind kind = tree.kind(event, values.clone());
    kinds[place] = kind;
    return kind;
  }

  /** How many rules there are. */
  int rules() {
    return tree.size();
  }

  /** The rule of a number. */
  GateRule rule(int number) {
    return tree.rule(number);
  }

  /** The rules that need a condition of the tree. */
  List<GateRule> needing(int condition) {
    return tree.needing(condition);
  }
}
