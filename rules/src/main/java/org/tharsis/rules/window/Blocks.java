package org.tharsis.rules.window;

/** What a {@link Table} knows of the blocks of its keys. */
final class Blocks implements Table.Owner {
  private final Ring ring;

  Blocks(Arena arena) {
    this.ring = new Ring(arena);
  }

  @Override
  public int events(int block) {
    return ring.look(block).size();
  }

  @Override
  public void release(int trail, int values) {
    ring.look(trail).free();
    ring.look(values).free();
  }
}
