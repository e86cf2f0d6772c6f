package org.tharsis.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tharsis.config.EgressRule;
import org.tharsis.config.Site;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Basis;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Fingerprint;
import org.tharsis.rules.RuleBook;

/** By what findings are made at a site as it is: its rules, lists, machines and networks. */
public final class SiteBasis {
  private final RuleBook book;
  private final String site;
  private final Map<String, DatedSet> lists;
  private final Map<String, Basis> known = new HashMap<>();

  private SiteBasis(RuleBook book, String site, Map<String, DatedSet> lists) {
    this.book = book;
    this.site = site;
    this.lists = lists;
  }

  /** That of a site, whose rules these are, or some of them with those they ask for. */
  public static SiteBasis of(RuleBook book, Site site) {
    return new SiteBasis(book, hash(site), SiteRules.lists(site));
  }

  /**
   * The same rules at a site that has changed.
   *
   * @param gone lists that are not there any more and stay as they were
   */
  SiteBasis at(Site changed, Collection<String> gone) {
    Map<String, DatedSet> now = new TreeMap<>(SiteRules.lists(changed));
    for (String list : gone) {
      DatedSet before = lists.get(list);
      if (before != null) {
        now.put(list, before);
      }
    }
    return new SiteBasis(book, hash(changed), now);
  }

  /** The same site with other rules. */
  SiteBasis with(RuleBook rules) {
    return new SiteBasis(rules, site, lists);
  }

  /** By what the rule of this id makes its findings. */
  public Basis of(String rule) {
    return known.computeIfAbsent(rule, this::make);
  }

  private Basis make(String rule) {
    String version = book.version(rule);
    return version.isEmpty() ? Basis.UNKNOWN : new Basis(version, listsOf(rule), site);
  }

  private String listsOf(String rule) {
    Collection<String> names = book.lists(rule);
    if (names.isEmpty()) {
      return "";
    }
    Fingerprint hash = new Fingerprint();
    for (String name : names) {
      DatedSet list = lists.get(name);
      hash.add(name)
          .add(list == null ? "none" : "")
          .add(list == null ? AddressSet.EMPTY : list.now());
    }
    return hash.brief();
  }

  /** Of all that decides what an event says of inside and outside, machines, and egress. */
  private static String hash(Site site) {
    Fingerprint hash = new Fingerprint();
    hash.add(site.settings().insideNetworks());
    site.hosts().all().forEach(host -> hash.add(host.name()).add(host.address()));
    for (EgressRule rule : site.settings().egress()) {
      hash.add(rule.services().toString());
      take(rule.from(), hash);
      take(rule.to(), hash);
    }
    return hash.brief();
  }

  private static void take(List<AddressSet> sets, Fingerprint hash) {
    hash.add(String.valueOf(sets.size()));
    sets.forEach(hash::add);
  }
}
