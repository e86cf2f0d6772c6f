package org.tharsis.parsers.fortinet;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.parsers.keyvalue.Kebab;
import org.tharsis.parsers.keyvalue.PairReader;
import org.tharsis.parsers.keyvalue.Verdict;
import org.tharsis.parsers.template.Catalogue;
import org.tharsis.parsers.template.Messages;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Names;

/**
 * What a log tells of: type and subtype say which part of the device speaks, action what it did.
 */
final class Kind {
  private static final Catalogue TRAFFIC = Catalogue.load(Kind.class, "traffic.txt");
  private static final Catalogue EVENTS = Catalogue.load(Kind.class, "events.txt");
  private static final int MESSAGE_ID_DIGITS = 5;
  private static final String LOGIN = "32001";
  private static final String LOGIN_FAILED = "32002";

  private final PairReader<Part> pairs;
  private final Kebab kebab;
  private final Messages traffic;
  private final Messages events;

  Kind(PairReader<Part> pairs, Names names, Values values) {
    this.pairs = pairs;
    this.kebab = new Kebab(names);
    this.traffic = new Messages(TRAFFIC, values);
    this.events = new Messages(EVENTS, values);
  }

  void put(EventDraft into) {
    String type = pairs.text(Part.TYPE);
    switch (type == null ? "" : type) {
      case "traffic" -> traffic(into);
      case "event" -> event(into);
      default -> security(type, into);
    }
  }

  private void traffic(EventDraft into) {
    String action = pairs.text(Part.ACTION);
    if (action == null || !traffic.categorize(action, into)) {
      into.put(Field.EVENT_CATEGORY, EventKind.NETWORK);
      into.put(Field.EVENT_TYPE, EventKind.INFO);
      into.put(Field.EVENT_ACTION, "traffic");
    }
  }

  /** {@code type="utm"}, and before FortiOS 5 each subtype as a type of its own. */
  private void security(@Nullable String type, EventDraft into) {
    String subtype = pairs.text(Part.SUBTYPE);
    boolean attack = isAttack(subtype) || isAttack(type);
    into.put(Field.EVENT_CATEGORY, attack ? EventKind.INTRUSION_DETECTION : EventKind.NETWORK);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    action(into);
    verdict(pairs.text(Part.ACTION), into);
    pairs.put(Part.MSG, Field.EVENT_REASON, into);
  }

  private static boolean isAttack(@Nullable String subtype) {
    return subtype != null
        && switch (subtype) {
          case "ips", "anomaly", "virus", "waf", "signature", "attack" -> true;
          default -> false;
        };
  }

  private static void verdict(@Nullable String action, EventDraft into) {
    if (action == null || Verdict.put(action, into)) {
      return;
    }
    boolean denied =
        switch (action) {
          case "reset_client", "reset_server", "drop_session", "clear_session", "ban-ip" -> true;
          default -> false;
        };
    if (denied) {
      Verdict.put("deny", into);
    }
  }

  private void event(EventDraft into) {
    if (into.get(Field.EVENT_CODE) instanceof String code
        && code.length() > MESSAGE_ID_DIGITS
        && events.categorize(code.substring(code.length() - MESSAGE_ID_DIGITS), into)) {
      outcome(into);
      return;
    }
    if (!into.has(Field.EVENT_CODE) && pairs.is(Part.ACTION, "login")) {
      events.categorize(pairs.is(Part.STATUS, "success") ? LOGIN : LOGIN_FAILED, into);
      return;
    }
    into.put(Field.EVENT_CATEGORY, EventKind.HOST);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    action(into);
    outcome(into);
  }

  private void outcome(EventDraft into) {
    if (into.has(Field.EVENT_OUTCOME) || !pairs.has(Part.STATUS)) {
      return;
    }
    if (pairs.is(Part.STATUS, "success") || pairs.is(Part.STATUS, "succeeded")) {
      into.put(Field.EVENT_OUTCOME, EventKind.SUCCESS);
    } else if (pairs.is(Part.STATUS, "failed")
        || pairs.is(Part.STATUS, "failure")
        || pairs.is(Part.STATUS, "negotiate_error")) {
      into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
    }
  }

  private void action(EventDraft into) {
    into.put(
        Field.EVENT_ACTION,
        kebab.of(
            pairs.line(),
            pairs.from(Part.SUBTYPE),
            pairs.to(Part.SUBTYPE),
            pairs.from(Part.ACTION),
            pairs.to(Part.ACTION)));
  }
}
