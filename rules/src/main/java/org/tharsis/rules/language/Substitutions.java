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
 * What Drools is given instead of parts of a file's constraints: calls where they ask about
 * addresses, single comparisons where they ask about several values of another field.
 */
final class Substitutions {
  /**
   * A part of a constraint and what takes its place.
   *
   * @param from where it begins
   * @param to where it ends
   */
  record Substitution(int from, int to, String with) {}

  private final KnownLists lists;
  private final Map<String, AddressTest> tests = new LinkedHashMap<>();

  Substitutions(KnownLists lists) {
    this.lists = lists;
  }

  /** All that was asked of addresses up to now. */
  List<AddressTest> addressTests() {
    return List.copyOf(tests.values());
  }

  /** Those of one constraint, in their order. */
  List<Substitution> in(String constraint) throws Mistake {
    List<Substitution> all = new ArrayList<>();
    int end = 0;
    for (Word word : Word.all(constraint)) {
      Substitution one = word.start() < end ? null : read(constraint, word);
      if (one != null) {
        all.add(one);
        end = one.to();
      }
    }
    return all;
  }

  /** A constraint with all of its own made; one with mistakes as it is. */
  String translated(String constraint) {
    StringBuilder translated = new StringBuilder(constraint);
    try {
      for (Substitution one : in(constraint).reversed()) {
        translated.replace(one.from(), one.to(), one.with());
      }
    } catch (Mistake complainedOf) {
      return constraint;
    }
    return translated.toString();
  }

  private @Nullable Substitution read(String constraint, Word word) throws Mistake {
    Field field = Vocabulary.field(word.text());
    if (field == null) {
      return null;
    }
    AddressOperator operator = AddressOperator.read(constraint, word.end());
    if (field.type() == Field.Type.IP) {
      return operator == null ? null : call(word, operator);
    }
    if (operator != null && operator.ours()) {
      throw new Mistake(
          word.start(),
          field + " is no address; lists and networks hold addresses, as source.ip is");
    }
    Membership membership = Membership.read(field, constraint, word.end());
    return membership == null
        ? null
        : new Substitution(word.start(), membership.end(), membership.compared(word.text()));
  }

  private Substitution call(Word field, AddressOperator operator) throws Mistake {
    AddressTest test = test(operator);
    tests.putIfAbsent(test.name(), test);
    return new Substitution(
        field.start(),
        operator.end(),
        "addresses.%s( \"%s\", %s )"
            .formatted(operator.negated() ? "miss" : "hold", escaped(test.name()), field.text()));
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
