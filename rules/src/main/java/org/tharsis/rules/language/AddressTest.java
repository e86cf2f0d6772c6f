package org.tharsis.rules.language;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;

/**
 * What a rule asks of an address, under the name its translated text asks by.
 *
 * @param name unique among all that are different
 * @param list the list that is meant, or null
 * @param fixed the addresses that are written in the rule, or null for a list
 * @param optional whether the list need not be there, and then is empty
 */
public record AddressTest(
    String name, @Nullable String list, @Nullable AddressSet fixed, boolean optional) {

  /** Asks whether an address is on a list. */
  static AddressTest ofList(String list, boolean optional) {
    return new AddressTest("list " + list, list, null, optional);
  }

  /** Asks whether an address lies in one of these blocks. */
  static AddressTest of(java.util.List<Cidr> blocks) {
    String name = blocks.stream().map(Cidr::toString).collect(Collectors.joining(", "));
    return new AddressTest(name, null, AddressSet.of(blocks), false);
  }
}
