package org.tharsis.rules.window;

/**
 * The places of a {@link Table} of one size, in sets of {@link #WAYS}. A key's hash names two sets
 * that it may lie in, and nothing is looked for beyond these.
 *
 * <p>It is larger than any cache, and waiting for memory is most of what it costs. So what says
 * whether a key is in a set, or has room in it, lies apart from the keys and is small enough to
 * stay in a cache ({@link Heads}), and all that belongs to one key lies side by side ({@link
 * Slots}).
 */
final class Sets {
  private static final int WAY_BITS = 3;
  static final int WAYS = 1 << WAY_BITS;

  private final int count;
  private final Heads heads;
  private final Slots slots;
  private final Ring ring;
  private int size;

  /**
   * @param count a power of two
   * @param ring looks at lists that are to go
   */
  Sets(int count, boolean withValues, Ring ring) {
    this.count = count;
    this.heads = new Heads(count);
    this.slots = new Slots(count * WAYS, withValues);
    this.ring = ring;
  }

  int count() {
    return count;
  }

  int places() {
    return count * WAYS;
  }

  /** How many places are taken. */
  int size() {
    return size;
  }

  Slots slots() {
    return slots;
  }

  static long hash(long high, long low) {
    return Fingerprint.mixed(Fingerprint.mixed(high) + low);
  }

  /** The hash of the key at a place. */
  long hash(int place) {
    return hash(slots.high(place), slots.low(place));
  }

  private int first(long hash) {
    return (int) hash & (count - 1);
  }

  private int second(long hash) {
    return (int) (hash >>> 32) & (count - 1);
  }

  private static int way(int place) {
    return place & (WAYS - 1);
  }

  private static int set(int place) {
    return place >>> WAY_BITS;
  }

  boolean isFree(int place) {
    return Marks.isFree(heads.marks(set(place)), way(place));
  }

  /**
   * The place of a key, or -1. Asks both sets before it looks at either's answer, so that memory is
   * waited for once.
   */
  int find(long hash, long high, long low) {
    long mark = Marks.of(hash);
    int first = first(hash);
    int second = second(hash);
    long inFirst = Marks.like(heads.marks(first), mark);
    long inSecond = Marks.like(heads.marks(second), mark);
    if ((inFirst | inSecond) == 0) {
      return -1;
    }
    int place = among(inFirst, first, high, low);
    return place >= 0 ? place : among(inSecond, second, high, low);
  }

  /** Whether a key lies at that place, which may be none. */
  boolean holds(int place, long high, long low) {
    return place >= 0 && place < places() && slots.holds(place, high, low) && !isFree(place);
  }

  /** Reads what says whether a key of that hash is there. */
  long readHeads(long hash) {
    return heads.marks(first(hash)) + heads.marks(second(hash));
  }

  /**
   * Where a key of that hash is most likely, or would be put. Without branches: which way they go
   * could not be predicted, and then nothing would be read meanwhile.
   */
  int guess(long hash) {
    long mark = Marks.of(hash);
    int first = first(hash);
    int second = second(hash);
    long inFirst = Marks.like(heads.marks(first), mark);
    long inSecond = Marks.like(heads.marks(second), mark);
    int roomier = heads.free(first) >= heads.free(second) ? first : second;
    int likely = inFirst != 0 ? first : second;
    long bits = inFirst != 0 ? inFirst : inSecond;
    long room = Marks.free(heads.marks(roomier)) | 1; // else a full one would have no highest
    int set = bits != 0 ? likely : roomier;
    int way = bits != 0 ? Marks.lowest(bits) : Marks.highest(room);
    return set * WAYS + way;
  }

  /** The place of a key if it is at one of those that have a bit, or -1. */
  private int among(long bits, int set, long high, long low) {
    for (long left = bits; left != 0; left &= left - 1) {
      int place = set * WAYS + Marks.lowest(left);
      if (slots.holds(place, high, low)) {
        return place;
      }
    }
    return -1;
  }

  /**
   * A free place for a key of that hash, in the emptier set, or -1. A set that is full is cleared
   * of keys that had their last event before the time.
   */
  int room(long hash, long before) {
    int first = roomIn(first(hash), before);
    int second = roomIn(second(hash), before);
    if (first < 0 || second < 0) {
      return Math.max(first, second);
    }
    return heads.free(set(first)) >= heads.free(set(second)) ? first : second;
  }

  private int roomIn(int set, long before) {
    if (Marks.free(heads.marks(set)) == 0) {
      clearIn(set, before);
    }
    long free = Marks.free(heads.marks(set));
    return free == 0 ? -1 : set * WAYS + Marks.highest(free);
  }

  /** Clears both sets of a hash of keys that had their last event before the time. */
  void clearWhatIsOver(long hash, long before) {
    clearIn(first(hash), before);
    clearIn(second(hash), before);
  }

  private void clearIn(int set, long before) {
    if (heads.earliest(set) < before) {
      heads.earliest(set, clearAll(set, before));
    }
  }

  /** The earliest last event of what is left. */
  private long clearAll(int set, long before) {
    long left = Long.MAX_VALUE;
    for (long taken = Marks.taken(heads.marks(set)); taken != 0; taken &= taken - 1) {
      int place = set * WAYS + Marks.lowest(taken);
      long last = slots.last(place);
      if (last < before) {
        clear(place);
      } else {
        left = Math.min(left, last);
      }
    }
    return left;
  }

  /** Whether a place in either set of a hash is taken. */
  boolean taken(long hash) {
    return heads.free(first(hash)) + heads.free(second(hash)) < 2 * WAYS;
  }

  /** Of the keys in both sets the one with the fewest events, of several the one quiet longest. */
  int worst(long hash) {
    int one = worstIn(first(hash));
    int other = worstIn(second(hash));
    return one < 0 || other < 0 ? Math.max(one, other) : worse(one, other);
  }

  private int worstIn(int set) {
    int worst = -1;
    for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
      if (!isFree(place)) {
        worst = worst < 0 ? place : worse(worst, place);
      }
    }
    return worst;
  }

  private int worse(int one, int other) {
    int byEvents = Integer.compare(events(one), events(other));
    int order = byEvents == 0 ? Long.compare(slots.last(one), slots.last(other)) : byEvents;
    return order <= 0 ? one : other;
  }

  private int events(int place) {
    return slots.trail(place, ring).size();
  }

  /**
   * Takes in what was put into the slot of a free place: a key of that hash, with its last event.
   */
  void take(int place, long hash, long last) {
    heads.add(set(place), way(place), Marks.of(hash), last);
    size++;
  }

  /** Forgets a key, and gives back where its lists lay. */
  void clear(int place) {
    slots.trail(place, ring).free();
    if (slots.withValues()) {
      slots.values(place, ring).free();
    }
    heads.remove(set(place), way(place));
    size--;
  }

  long bytes() {
    return heads.bytes() + slots.bytes();
  }
}
