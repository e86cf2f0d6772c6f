package org.tharsis.engine.interpret;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/**
 * Names and addresses over time. At one time an address is one name's; a name may have several
 * addresses, the newest is its main one. Bounded: what was said longest ago is forgotten first.
 */
final class Bindings {
  /** A hundred thousand take some thirty megabytes. */
  static final int MAX = 100_000;

  /** Of one name, and of one address: phones that are all called alike must not make it slow. */
  static final int MAX_OF_ONE = 16;

  private final UnaryOperator<String> key;
  private final int max;
  private final SequencedSet<Binding> byAge = new LinkedHashSet<>();

  /** By the time they begin, none beginning before the one before it has ended. */
  private final Map<IpAddress, List<Binding>> byAddress = new HashMap<>();

  private final Map<String, List<Binding>> byKey = new HashMap<>();
  private long newest = Long.MIN_VALUE;
  private long forgotten;

  /**
   * @param key what names have in common that may mean the same; those of one key do if they are
   *     equal in whatever case, or one has no domain
   */
  Bindings(UnaryOperator<String> key, int max) {
    this.key = key;
    this.max = max;
  }

  /**
   * The address is this name's from now on, unless something better says otherwise. Ends what it
   * was before; what is known of a later time stays.
   */
  void learn(String name, IpAddress address, @Nullable String mac, Evidence evidence, long time) {
    newest = Math.max(newest, time);
    List<Binding> chain = byAddress.getOrDefault(address, List.of());
    int place = place(chain, time);
    long until = evidence.until(time);
    if (place < chain.size()) {
      until = Math.min(until, chain.get(place).from);
    }
    Binding fresh = new Binding(name, address, mac, evidence, time, until);
    Binding held = place == 0 ? null : chain.get(place - 1);
    if (held == null || !held.holds(time)) {
      add(fresh);
    } else if (!same(held.name, name)) {
      replace(held, fresh);
    } else if (at(name, time) == held) {
      confirm(held, mac, evidence, until);
    } else { // it was elsewhere meanwhile, and is here again
      fresh.confirm(mac, held.evidence(), held.until());
      end(held, time);
      add(fresh);
    }
  }

  private void replace(Binding held, Binding fresh) {
    if (held.evidence().compareTo(fresh.evidence()) <= 0) {
      end(held, fresh.from);
      add(fresh);
    }
  }

  /** It is the youngest of all again. */
  private void confirm(Binding held, @Nullable String mac, Evidence evidence, long until) {
    held.confirm(mac, evidence, until);
    byAge.remove(held);
    byAge.add(held);
    List<Binding> named = byKey.getOrDefault(key.apply(held.name), List.of());
    if (named.size() > 1) {
      named.remove(held);
      named.add(held);
    }
  }

  /** The address was given to a card whose machine was not named. */
  void leased(IpAddress address, String mac, long time) {
    Binding held = at(address, time);
    if (held != null && held.isOf(mac)) {
      learn(held.name, address, mac, Evidence.LEASE, time);
    } else if (held != null && held.isOfAnother(mac)) {
      end(held, time);
    }
  }

  /** The address is nobody's from now on, if it was known by this evidence. */
  void release(IpAddress address, Evidence evidence, long time) {
    Binding held = at(address, time);
    if (held != null && held.evidence() == evidence) {
      end(held, time);
    }
  }

  /** The name has no address from now on. */
  void release(String name, long time) {
    for (Binding each : List.copyOf(byKey.getOrDefault(key.apply(name), List.of()))) {
      if (each.holds(time) && same(each.name, name)) {
        end(each, time);
      }
    }
  }

  /** Takes back what this evidence said of the address, of whatever time. */
  void withdraw(IpAddress address, Evidence evidence) {
    for (Binding each : List.copyOf(byAddress.getOrDefault(address, List.of()))) {
      if (each.evidence() == evidence) {
        remove(each);
      }
    }
  }

  /** Whose the address was at that time, or null. */
  @Nullable String nameOf(IpAddress address, long time) {
    Binding held = at(address, time);
    return held == null ? null : held.name;
  }

  /** The address a name had at that time; null if none, or if it may mean several machines. */
  @Nullable IpAddress addressOf(String name, long time) {
    Binding held = at(name, time);
    return held == null ? null : held.address;
  }

  private @Nullable Binding at(IpAddress address, long time) {
    List<Binding> chain = byAddress.get(address);
    int place = chain == null ? 0 : place(chain, time);
    Binding held = chain == null || place == 0 ? null : chain.get(place - 1);
    return held != null && held.holds(time) ? held : null;
  }

  private @Nullable Binding at(String name, long time) {
    List<Binding> all = byKey.get(key.apply(name));
    if (all == null) {
      return null;
    }
    Binding best = null;
    for (Binding each : all) {
      if (each.holds(time) && same(each.name, name)) {
        if (best != null && !same(best.name, each.name)) {
          return null;
        }
        best = best == null || each.from >= best.from ? each : best;
      }
    }
    return best;
  }

  private boolean same(String one, String other) {
    return one.equalsIgnoreCase(other)
        || ((one.indexOf('.') < 0) != (other.indexOf('.') < 0)
            && key.apply(one).equals(key.apply(other)));
  }

  /** The number of those that begin by that time. */
  private static int place(List<Binding> chain, long time) {
    int place = chain.size();
    while (place > 0 && chain.get(place - 1).from > time) {
      place--;
    }
    return place;
  }

  private void end(Binding held, long time) {
    held.endAt(time);
    if (held.until() <= held.from) {
      remove(held);
    }
  }

  private void add(Binding fresh) {
    List<Binding> chain = byAddress.computeIfAbsent(fresh.address, address -> new ArrayList<>(1));
    chain.add(place(chain, fresh.from), fresh);
    List<Binding> named = byKey.computeIfAbsent(key.apply(fresh.name), same -> new ArrayList<>(1));
    named.add(fresh);
    byAge.add(fresh);
    if (chain.size() > MAX_OF_ONE) {
      forget(chain.getFirst());
    }
    if (named.size() > MAX_OF_ONE) {
      forget(named.getFirst());
    }
    if (byAge.size() > max) {
      forget(byAge.getFirst());
    }
  }

  /** Only what might still be asked for is a loss. */
  private void forget(Binding old) {
    if (old.until() > newest) {
      forgotten++;
    }
    remove(old);
  }

  private void remove(Binding old) {
    byAge.remove(old);
    remove(old, byAddress, old.address);
    remove(old, byKey, key.apply(old.name));
  }

  private static <K> void remove(Binding old, Map<K, List<Binding>> from, K key) {
    List<Binding> list = from.get(key);
    if (list != null && list.remove(old) && list.isEmpty()) {
      from.remove(key);
    }
  }

  boolean isEmpty() {
    return byAge.isEmpty();
  }

  int size() {
    return byAge.size();
  }

  /** How many were forgotten before their time because there were too many. */
  long forgotten() {
    return forgotten;
  }

  /** All that is known, what was said longest ago first. */
  List<Learnt> all() {
    return byAge.stream().map(Binding::learnt).toList();
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(newest);
    out.writeLong(forgotten);
    out.writeInt(byAge.size());
    for (Binding each : byAge) {
      each.save(out);
    }
  }

  void load(DataInput in) throws IOException {
    newest = in.readLong();
    forgotten = in.readLong();
    int size = in.readInt();
    if (size < 0 || size > max) {
      throw new IOException("damaged: %d bindings".formatted(size));
    }
    for (int i = 0; i < size; i++) {
      Binding each = Binding.load(in);
      checkFree(each);
      add(each);
    }
  }

  private void checkFree(Binding fresh) throws IOException {
    List<Binding> chain = byAddress.getOrDefault(fresh.address, List.of());
    int place = place(chain, fresh.from);
    boolean overlaps =
        (place > 0 && chain.get(place - 1).until() > fresh.from)
            || (place < chain.size() && chain.get(place).from < fresh.until());
    if (overlaps || chain.size() == MAX_OF_ONE) {
      throw new IOException("damaged: %s has two names at a time".formatted(fresh.address));
    }
  }
}
