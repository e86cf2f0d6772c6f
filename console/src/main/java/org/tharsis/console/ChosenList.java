package org.tharsis.console;

import java.util.Set;
import java.util.TreeSet;
import org.tharsis.config.AddressList;
import org.tharsis.config.Site;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.Escaped;
import org.tharsis.model.Spelling;

/** A list that was named on the command line, and how what is on it looks. */
final class ChosenList {
  private static final double HUGE = 1e15;

  private ChosenList() {}

  static AddressList of(Site site, String name) throws NotDone {
    AddressList list = site.lists().get(name);
    if (list == null) {
      throw unknown(site, name);
    }
    return list;
  }

  static NotDone unknown(Site site, String name) {
    Set<String> known = new TreeSet<>(site.lists().keySet());
    known.addAll(site.allLists().values().keySet());
    known.addAll(site.allLists().sources().keySet());
    String hint = Spelling.hint(name, known);
    return new NotDone("there is no list '%s'%s".formatted(Escaped.text(name), hint));
  }

  /** As {@code 3 ranges, 512 IPv4 addresses and 1 of IPv6}. */
  static String size(AddressSet set) {
    String ranges = set.ranges() == 1 ? "1 range" : "%,d ranges".formatted(set.ranges());
    String v4 = set.countV4() == 0 ? "" : ", %,d of IPv4".formatted(set.countV4());
    double count = set.countV6();
    String v6 =
        count == 0 ? "" : (count < HUGE ? ", %,.0f of IPv6" : ", %.1e of IPv6").formatted(count);
    return ranges + v4 + v6;
  }

  /** Prints blocks, each after these words; of very many the first. */
  static void blocks(String before, AddressSet set, int most) {
    int[] printed = {0};
    set.forEachBlock(
        block -> {
          if (printed[0]++ < most) {
            System.out.println(before + block(block));
          }
        });
    if (printed[0] > most) {
      System.out.printf("%sand %,d more; --limit shows them%n", before, printed[0] - most);
    }
  }

  /** An address alone needs no length. */
  static String block(Cidr block) {
    return block.first().equals(block.last()) ? block.first().toString() : block.toString();
  }
}
