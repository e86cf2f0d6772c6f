package org.tharsis.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;

/**
 * Reads the list {@code egress}. An entry with any mistake is left out whole: what is permitted by
 * mistake would never be seen.
 */
final class EgressReader {
  private static final String LIST = "list ";

  private final Lists lists;
  private final Mistakes mistakes;

  EgressReader(Lists lists, Mistakes mistakes) {
    this.lists = lists;
    this.mistakes = mistakes;
  }

  List<EgressRule> read(Section root) {
    List<EgressRule> rules = new ArrayList<>();
    for (Section each : root.sections("egress")) {
      EgressRule rule = rule(each);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private @Nullable EgressRule rule(Section section) {
    int before = mistakes.count();
    List<Service> services = section.many("services", Service::parse);
    if (!section.has("services") || section.isBlank("services")) {
      section.mistake("services", "is missing; write what may go out, as tcp/443, or any");
    }
    List<AddressSet> from = areas(section, "from");
    List<AddressSet> to = areas(section, "to");
    String why = section.one("why", String::strip);
    section.refuseOthers();
    return mistakes.count() == before ? new EgressRule(services, from, to, why) : null;
  }

  /** Blank is a mistake, for it would mean anybody. */
  private List<AddressSet> areas(Section section, String key) {
    if (section.isBlank(key)) {
      section.mistake(key, "is empty; give an address, a block or a list, or cut the line");
    }
    return section.many(key, this::area);
  }

  private AddressSet area(String text) {
    if (!text.startsWith(LIST)) {
      return AddressSet.of(List.of(Cidr.parse(text)));
    }
    String name = text.substring(LIST.length()).strip();
    AddressList list = lists.ofAddresses(name);
    if (list == null) {
      throw new IllegalArgumentException(
          "there is no list '%s' (lists/%s.txt)%s"
              .formatted(name, name, Choice.hint(name, lists.addresses().keySet(), "lists")));
    }
    return list.addresses();
  }
}
