package org.tharsis.parsers.cef;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.parsers.keyvalue.PairReader;

/** {@code cs1=x cs1Label=Rule}: strings whose meaning the line itself tells. */
final class Labels {
  private static final Part[][] PAIRS = {
    {Part.CS1, Part.CS1LABEL},
    {Part.CS2, Part.CS2LABEL},
    {Part.CS3, Part.CS3LABEL},
    {Part.CS4, Part.CS4LABEL},
    {Part.CS5, Part.CS5LABEL},
    {Part.CS6, Part.CS6LABEL}
  };

  private final PairReader<Part> pairs;

  Labels(PairReader<Part> pairs) {
    this.pairs = pairs;
  }

  void put(EventDraft into) {
    for (Part[] pair : PAIRS) {
      Field field = pairs.has(pair[0]) ? field(pairs.text(pair[1])) : null;
      if (field != null) {
        pairs.put(pair[0], field, into);
      }
    }
    translated(Part.CS1, Part.CS1LABEL, Field.SOURCE_NAT_IP, into);
    translated(Part.CS2, Part.CS2LABEL, Field.DESTINATION_NAT_IP, into);
  }

  /** SonicOS writes the address as a label that nothing has (Log Events, "ArcSight"). */
  private void translated(Part value, Part label, Field field, EventDraft into) {
    if (!pairs.has(value) && pairs.has(label) && !into.has(field)) {
      into.put(field, IpAddress.parse(pairs.line(), pairs.from(label), pairs.to(label)));
    }
  }

  private static @Nullable Field field(@Nullable String label) {
    return switch (label == null ? "" : label) {
      case "Rule", "Rule Name", "rule", "ruleName", "Policy", "Policy Name" -> Field.RULE_NAME;
      case "Rule ID", "ruleId" -> Field.RULE_ID;
      case "Source Zone", "sourceZone" -> Field.OBSERVER_INGRESS_ZONE;
      case "Destination Zone", "destinationZone" -> Field.OBSERVER_EGRESS_ZONE;
      default -> null;
    };
  }
}
