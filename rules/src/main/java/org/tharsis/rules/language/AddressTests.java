package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Cidr;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Spelling;
import org.tharsis.rules.language.AddressOperator.Kind;
import org.tharsis.rules.language.AddressOperator.Value;

/**
 * Finds where the constraints of a file ask about addresses, and puts calls in their places; and
 * where they ask about several values of another field, single comparisons.
 */
final class AddressTests {
  /**
   * A part of a constraint and what takes its place.
   *
   * @param from where it begins
   * @param to where it ends
   */
  record Call(int from, int to, String with) {}

  private final KnownLists lists;
  private final Map<String, AddressTest> tests = new LinkedHashMap<>();

  AddressTests(KnownLists lists) {
    this.lists = lists;
  }

  /** All that was asked for up to now. */
  List<AddressTest> all() {
    return List.copyOf(tests.values());
  }

  /** The calls that take the places of a constraint's parts, in their order. */
  List<Call> calls(String constraint) throws Mistake {
    List<Call> calls = new ArrayList<>();
    int at = 0;
    while (at < constraint.length()) {
      char c = constraint.charAt(at);
      if (c == '"' || c == '\'') {
        at = TextCursor.endOfString(constraint, at) + 1;
      } else if (Character.isJavaIdentifierStart(c)) {
        int start = at;
        at = TextCursor.endOfPath(constraint, at);
        Call call = call(constraint, start, at);
        if (call != null) {
          calls.add(call);
          at = call.to();
        }
      } else {
        at++;
      }
    }
    return calls;
  }

  /** A constraint with the calls in their places; one with mistakes as it is. */
  String translated(String constraint) {
    StringBuilder translated = new StringBuilder(constraint);
    try {
      for (Call call : calls(constraint).reversed()) {
        translated.replace(call.from(), call.to(), call.with());
      }
    } catch (Mistake complainedOf) {
      return constraint;
    }
    return translated.toString();
  }

  private @Nullable Call call(String constraint, int start, int end) throws Mistake {
    String path = constraint.substring(start, end);
    Field field = Vocabulary.field(path);
    if (field == null) {
      return null;
    }
    AddressOperator operator = AddressOperator.read(constraint, end);
    if (field.type() != Field.Type.IP) {
      if (operator != null && operator.ours()) {
        throw new Mistake(
            start, field + " is no address; lists and networks hold addresses, as source.ip is");
      }
      Membership membership = Membership.read(field, constraint, end);
      return membership == null
          ? null
          : new Call(start, membership.end(), membership.compared(path));
    }
    if (operator == null) {
      return null;
    }
    AddressTest test = test(operator);
    tests.putIfAbsent(test.name(), test);
    return new Call(
        start,
        operator.end(),
        "addresses.%s( \"%s\", %s )"
            .formatted(operator.negated() ? "miss" : "hold", escaped(test.name()), path));
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private AddressTest test(AddressOperator operator) throws Mistake {
    if (operator.kind() == Kind.LIST) {
      return list(operator.values().getFirst());
    }
    List<Cidr> blocks = new ArrayList<>();
    for (Value value : operator.values()) {
      blocks.add(operator.kind() == Kind.INSIDE ? network(value) : address(value));
    }
    return AddressTest.of(blocks);
  }

  private AddressTest list(Value name) throws Mistake {
    boolean known = lists.names().contains(name.text());
    if (!known && !lists.othersAreEmpty()) {
      throw new Mistake(
          name.offset(),
          "there is no list '%s' (lists/%s.txt)%s"
              .formatted(name.text(), name.text(), instead(name.text())));
    }
    return AddressTest.ofList(name.text(), lists.othersAreEmpty());
  }

  private String instead(String wrong) {
    String hint = Spelling.hint(wrong, lists.names());
    if (!hint.isEmpty()) {
      return hint;
    }
    return lists.names().isEmpty()
        ? "; there are none yet"
        : "; there are " + String.join(", ", new TreeSet<>(lists.names()));
  }

  private Cidr network(Value value) throws Mistake {
    try {
      return Cidr.parse(value.text());
    } catch (IllegalArgumentException wrong) {
      boolean list = lists.names().contains(value.text());
      throw new Mistake(
          value.offset(),
          list
              ? "'%s' is a list; write in list \"%s\"".formatted(value.text(), value.text())
              : String.valueOf(wrong.getMessage()));
    }
  }

  private static Cidr address(Value value) throws Mistake {
    IpAddress address = IpAddress.parse(value.text());
    if (address == null) {
      boolean network = value.text().indexOf('/') >= 0;
      throw new Mistake(
          value.offset(),
          network
              ? "'%s' is a network, not an address; write inside \"%s\""
                  .formatted(value.text(), value.text())
              : "'%s' is no IP address; write 10.1.1.7 or 2001:db8::7".formatted(value.text()));
    }
    return Cidr.parse(address.toString());
  }
}
