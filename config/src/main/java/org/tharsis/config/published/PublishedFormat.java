package org.tharsis.config.published;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tharsis.model.Spelling;

/**
 * The forms in which providers publish their addresses. What may be chosen in each has the
 * provider's own word for it.
 */
public enum PublishedFormat {
  /** A block, an address or a range a line; behind {@code #} or {@code ;} are comments. */
  PLAIN(Set.of(), Map.of(), false),

  /**
   * Amazon's {@code ip-ranges.json} ({@code https://ip-ranges.amazonaws.com/ip-ranges.json}).
   *
   * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-syntax.html">its
   *     syntax</a>
   */
  AWS(Set.of("ip_prefix", "ipv6_prefix"), Map.of("service", "service", "region", "region"), false),

  /**
   * The answer of Cloudflare's {@code GET /ips} ({@code https://api.cloudflare.com/client/v4/ips});
   * {@code https://www.cloudflare.com/ips-v4} and {@code ips-v6} are {@link #PLAIN}.
   *
   * @see <a href="https://developers.cloudflare.com/api/resources/ips">its fields</a>
   */
  CLOUDFLARE(Set.of("ipv4_cidrs", "ipv6_cidrs"), Map.of(), false),

  /**
   * Fastly's {@code https://api.fastly.com/public-ip-list}.
   *
   * @see <a href="https://docs.rs/crate/fastly-api/latest/source/docs/PublicIpList.md">its
   *     fields</a>
   */
  FASTLY(Set.of("addresses", "ipv6_addresses"), Map.of(), false),

  /**
   * Google's {@code https://www.gstatic.com/ipranges/goog.json}, all of Google, and {@code
   * cloud.json}, what its customers rent, with a service and a scope each. Its crawlers are
   * published alike.
   *
   * @see <a
   *     href="https://docs.cloud.google.com/appengine/docs/legacy/standard/php/outbound-ip-addresses">what
   *     each of the two holds</a>
   */
  GOOGLE(Set.of("ipv4Prefix", "ipv6Prefix"), Map.of("service", "service", "scope", "scope"), false),

  /**
   * Azure's {@code ServiceTags_Public_….json}. A tag must be chosen, as {@code Storage.WestEurope}:
   * {@code AzureCloud} is whatever anybody rents there.
   *
   * @see <a
   *     href="https://learn.microsoft.com/en-us/azure/virtual-network/service-tags-overview">what
   *     the tags are</a>
   */
  AZURE(Set.of("addressPrefixes"), Map.of("tag", "name"), true),

  /**
   * Office 365: {@code https://endpoints.office.com/endpoints/worldwide?clientrequestid=…}, a GUID
   * of one's own.
   *
   * @see <a
   *     href="https://learn.microsoft.com/en-us/microsoft-365/enterprise/microsoft-365-ip-web-service">the
   *     service</a>
   */
  OFFICE365(
      Set.of("ips"),
      Map.of("serviceArea", "serviceArea", "category", "category", "required", "required"),
      false),

  /**
   * A registry's statistics, {@code delegated-…-extended-latest}: what is registered for the holder
   * of a network number.
   *
   * @see <a
   *     href="https://www.apnic.net/about-apnic/corporate-documents/documents/resource-guidelines/rir-statistics-exchange-format/">RIR
   *     statistics exchange format</a>
   * @see <a href="https://ftp.apnic.net/stats/afrinic/README-EXTENDED.txt">with the holders'
   *     ids</a>
   */
  DELEGATED(Set.of(), Map.of("network", "network"), true),

  /**
   * What a network number announces: CAIDA's {@code pfx2as} or RIPE's {@code riswhoisdump}.
   *
   * @see <a href="https://data.caida.org/datasets/routing/routeviews-prefix2as/README.txt">pfx2as:
   *     prefix, length and numbers</a>
   * @see <a href="https://ris.ripe.net/docs/ris-whois">riswhoisdump: number, prefix and how many
   *     see it</a>
   */
  BGP(Set.of(), Map.of("network", "network"), true);

  private final Set<String> addressFields;
  private final Map<String, String> criteria;
  private final boolean mustChoose;

  PublishedFormat(Set<String> addressFields, Map<String, String> criteria, boolean mustChoose) {
    this.addressFields = addressFields;
    this.criteria = criteria;
    this.mustChoose = mustChoose;
  }

  /** As it is written in settings. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Reads that; {@link IllegalArgumentException} says what there is. */
  public static PublishedFormat parse(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(word));
  }

  private static IllegalArgumentException unknown(String word) {
    List<String> words = Arrays.stream(values()).map(PublishedFormat::word).toList();
    String remedy =
        Spelling.nearest(word, words)
            .map("did you mean '%s'?"::formatted)
            .orElse("write one of " + String.join(", ", words));
    return new IllegalArgumentException("'%s' is no format; %s".formatted(word, remedy));
  }

  /** What may be chosen in it, in order. */
  public List<String> criteria() {
    return criteria.keySet().stream().sorted().toList();
  }

  /** Whether its one criterion must be given: all of it would be everybody. */
  public boolean mustChoose() {
    return mustChoose;
  }

  boolean isJson() {
    return !addressFields.isEmpty();
  }

  Set<String> addressFields() {
    return addressFields;
  }

  /** The fields of an entry that criteria are about, by criterion. */
  Map<String, String> criterionFields() {
    return criteria;
  }

  /** Those in JSON whose entries have a field of this name. */
  static Set<PublishedFormat> withAddressesIn(String field) {
    return Arrays.stream(values())
        .filter(each -> each.addressFields.contains(field))
        .collect(Collectors.toSet());
  }
}
