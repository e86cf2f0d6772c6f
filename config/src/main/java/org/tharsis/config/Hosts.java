package org.tharsis.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/**
 * The site's machines, by name and by address. A machine may have several addresses, the first
 * listed is its main one; an address has one name.
 */
public final class Hosts {
  /** No machine is known. */
  public static final Hosts NONE = new Hosts(List.of());

  /**
   * One machine's address.
   *
   * @param name as the site writes it
   */
  public record Host(String name, IpAddress address) {}

  private final List<Host> all;
  private final Map<String, IpAddress> addresses = new HashMap<>();
  private final Map<String, IpAddress> byFirstLabel = new HashMap<>();
  private final Map<IpAddress, String> names = new HashMap<>();

  /** Of several rows with one name the first gives the address; of several with one address too. */
  public Hosts(List<Host> all) {
    this.all = List.copyOf(all);
    Map<String, String> labelled = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (Host host : all) {
      String name = lowerCase(host.name);
      addresses.putIfAbsent(name, host.address);
      names.putIfAbsent(host.address, host.name);
      String label = firstLabel(name);
      byFirstLabel.putIfAbsent(label, host.address);
      if (!labelled.computeIfAbsent(label, first -> name).equals(name)) {
        ambiguous.add(label);
      }
    }
    byFirstLabel.keySet().removeAll(ambiguous);
  }

  /**
   * The main address of a machine, or null. Upper and lower case are the same. {@code web} finds
   * {@code web.example.com} if no other listed name begins with that label, {@code web.example.com}
   * finds {@code web}; two different domains never meet.
   */
  public @Nullable IpAddress addressOf(String name) {
    String wanted = lowerCase(name);
    IpAddress exact = addresses.get(wanted);
    if (exact != null) {
      return exact;
    }
    String label = firstLabel(wanted);
    return label.length() == wanted.length() ? byFirstLabel.get(wanted) : addresses.get(label);
  }

  /** The name of the machine at an address, as the site writes it, or null. */
  public @Nullable String nameOf(IpAddress address) {
    return names.get(address);
  }

  /** Every row, in order. */
  public List<Host> all() {
    return all;
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String firstLabel(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
