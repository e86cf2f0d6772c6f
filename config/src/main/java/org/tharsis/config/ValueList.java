package org.tharsis.config;

import java.util.Set;
import org.tharsis.model.NameSet;

/**
 * A named list of ports, names or users ({@code lists/NAME.txt}).
 *
 * @param name its file's name without its ending
 * @param ports what is on it if it is one of ports
 * @param names what is on it if it is one of names or users
 * @param header what it says of itself; its kind
 */
public record ValueList(String name, Set<Long> ports, NameSet names, ListHeader header) {
  public ValueList {
    ports = Set.copyOf(ports);
  }

  public ListKind kind() {
    return header.kind();
  }

  /** How many are on it. */
  public int size() {
    return ports.size() + names.size();
  }
}
