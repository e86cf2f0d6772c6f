package org.tharsis.config.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;

/** Files in the shapes that providers publish, with addresses nobody has. */
class PublishedTest {
  private static final String AWS =
      """
      {"syncToken": "1416435608", "createDate": "2014-11-19-23-29-02",
       "prefixes": [
        {"ip_prefix": "192.0.2.0/25", "region": "eu-west-1", "service": "S3", "network_border_group": "eu-west-1"},
        {"ip_prefix": "192.0.2.128/25", "region": "us-east-1", "service": "S3", "network_border_group": "us-east-1"},
        {"ip_prefix": "198.51.100.0/24", "region": "eu-west-1", "service": "EC2", "network_border_group": "eu-west-1"}],
       "ipv6_prefixes": [
        {"ipv6_prefix": "2001:db8:1::/48", "region": "eu-west-1", "service": "S3", "network_border_group": "eu-west-1"}]}
      """;

  private static final String AZURE =
      """
      {"changeNumber": 7, "cloud": "Public", "values": [
       {"name": "Storage.WestEurope", "id": "Storage.WestEurope", "properties":
        {"changeNumber": 3, "region": "westeurope", "regionId": 18, "platform": "Azure", "systemService": "AzureStorage",
         "addressPrefixes": ["192.0.2.0/24", "2001:db8:2::/48"], "networkFeatures": ["API", "NSG"]}},
       {"properties": {"region": "", "addressPrefixes": ["198.51.100.0/24"]}, "name": "AzureCloud"}]}
      """;

  private static final String OFFICE =
      """
      [{"id": 1, "serviceArea": "Exchange", "serviceAreaDisplayName": "Exchange Online",
        "urls": ["mail.example.com"], "ips": ["192.0.2.0/24", "2001:db8:3::/48"],
        "tcpPorts": "80,443", "expressRoute": true, "category": "Optimize", "required": true},
       {"id": 2, "serviceArea": "Exchange", "urls": ["*.example.net"], "category": "Default", "required": false},
       {"id": 3, "serviceArea": "Skype", "ips": ["198.51.100.0/24"], "category": "Allow", "required": true}]
      """;

  private static final String GOOGLE =
      """
      {"syncToken": "1", "creationTime": "2026-11-01T00:00:00", "prefixes": [
        {"ipv4Prefix": "192.0.2.0/24", "service": "Google Cloud", "scope": "europe-west1"},
        {"ipv6Prefix": "2001:db8:4::/48", "service": "Google Cloud", "scope": "us-east1"}]}
      """;

  private static final String CLOUDFLARE =
      """
      {"result": {"ipv4_cidrs": ["192.0.2.0/24"], "ipv6_cidrs": ["2001:db8:5::/48"], "etag": "abc"},
       "success": true, "errors": [], "messages": []}
      """;

  private static final String FASTLY =
      "{\"addresses\":[\"192.0.2.0/24\"],\"ipv6_addresses\":[\"2001:db8:6::/48\"]}";

  private static final String DELEGATED =
      """
      2|apnic|20261120|5||20261119|+1000
      apnic|*|ipv4|*|3|summary
      # the holder's number comes last
      apnic|AU|ipv4|192.0.2.0|192|20110811|assigned|A1
      apnic|AU|ipv4|198.51.100.0|256|20110811|allocated|B2
      ripencc|DE|ipv4|203.0.113.0|256|20110811|allocated|A1
      apnic||ipv4|198.18.0.0|256||available|
      apnic|AU|ipv6|2001:db8::|32|20110811|allocated|A1
      apnic|AU|asn|64496|10|20110811|allocated|A1
      apnic|AU|asn|64506|1|20110811|allocated|B2
      """;

  private static final String PFX2AS =
      "192.0.2.0\t24\t64500\n198.51.100.0\t24\t64501_64500\n203.0.113.0\t24\t645000\n"
          + "2001:db8::\t32\t64501,64500\n";

  private static final String RISWHOIS =
      "% RISWHOIS dump\n\n64500\t192.0.2.0/24\t300\n{64501,64500}\t198.51.100.0/24\t12\n"
          + "64502\t203.0.113.0/24\t300\n64500\t2001:db8::/32\t300\n";

  private final List<String> complaints = new ArrayList<>();

  private static AddressSet set(String... blocks) {
    return AddressSet.of(Stream.of(blocks).map(Cidr::parse).toList());
  }

  /** As {@code service=S3,EC2}. */
  private static Selection selection(String... criteria) {
    TreeMap<String, Set<String>> wanted = new TreeMap<>();
    for (String each : criteria) {
      String[] parts = each.split("=", -1);
      wanted.put(parts[0], Set.of(parts[1].split(",", -1)));
    }
    return new Selection(wanted);
  }

  private AddressSet read(byte[] bytes, @Nullable PublishedFormat format, Selection selection)
      throws IOException {
    return Published.read(
        () -> new ByteArrayInputStream(bytes),
        format,
        selection,
        1 << 20,
        (line, message) -> complaints.add(line + ": " + message));
  }

  private AddressSet read(String text, String... criteria) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), null, selection(criteria));
  }

  @Test
  void everyFormIsToldByItsContent() throws IOException {
    assertThat(read("192.0.2.0/24 # all\n; none\n198.51.100.7-198.51.100.9 ; three\n"))
        .isEqualTo(set("192.0.2.0/24", "198.51.100.7/32", "198.51.100.8/31"));
    assertThat(read(AWS)).isEqualTo(set("192.0.2.0/24", "198.51.100.0/24", "2001:db8:1::/48"));
    assertThat(read(CLOUDFLARE)).isEqualTo(set("192.0.2.0/24", "2001:db8:5::/48"));
    assertThat(read(FASTLY)).isEqualTo(set("192.0.2.0/24", "2001:db8:6::/48"));
    assertThat(read(GOOGLE)).isEqualTo(set("192.0.2.0/24", "2001:db8:4::/48"));
    assertThat(read(AZURE, "tag=storage.westeurope"))
        .isEqualTo(set("192.0.2.0/24", "2001:db8:2::/48"));
    assertThat(read(OFFICE)).isEqualTo(set("192.0.2.0/24", "198.51.100.0/24", "2001:db8:3::/48"));
    assertThat(read(DELEGATED, "network=64500"))
        .isEqualTo(set("192.0.2.0/25", "192.0.2.128/26", "2001:db8::/32"));
    assertThat(read(PFX2AS, "network=AS64500"))
        .isEqualTo(set("192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"));
    assertThat(read(RISWHOIS, "network=64500"))
        .isEqualTo(set("192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"));
    assertThat(complaints).isEmpty();
  }

  @Test
  void allCriteriaMustBeMetByOneOfTheirValues() throws IOException {
    assertThat(read(AWS, "service=s3", "region=eu-west-1,eu-central-1"))
        .isEqualTo(set("192.0.2.0/25", "2001:db8:1::/48"));
    assertThat(complaints)
        .containsExactly("0: has no region 'eu-central-1'; there are eu-west-1, us-east-1");
    assertThat(read(AWS, "service=S3,EC2")).isEqualTo(read(AWS));
    assertThat(read(GOOGLE, "scope=us-east1")).isEqualTo(set("2001:db8:4::/48"));
    assertThat(read(OFFICE, "serviceArea=Exchange", "required=true"))
        .isEqualTo(set("192.0.2.0/24", "2001:db8:3::/48"));
    assertThat(read(OFFICE, "category=allow,optimize", "serviceArea=Skype"))
        .isEqualTo(set("198.51.100.0/24"));
  }

  @Test
  void gzippedFilesAreUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(RISWHOIS.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(packed.toByteArray(), PublishedFormat.BGP, selection("network=64502")))
        .isEqualTo(set("203.0.113.0/24"));
  }

  @Test
  void whatUnpacksToTooMuchIsNotRead() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[2 << 20]);
    }
    assertThatThrownBy(() -> read(packed.toByteArray(), PublishedFormat.PLAIN, Selection.ALL))
        .isInstanceOf(IOException.class)
        .hasMessage("is longer than 1,048,576 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{`ips`: [`192.0.2.1/24`]}] | 1: '192.0.2.1/24' has host bits set; the network is"
            + " 192.0.2.0/24",
        "{`addresses`: [`192.0.2.0/24`,\\n `mail`]} | 2: 'mail' is no IP address; write 10.0.0.0/8,"
            + " 2001:db8::/32 or one address",
        "{`addresses`: [`192.0.2.0/24`, | 1: is no JSON, or not all of it:",
        "{`addresses`: []} | 0: has no addresses, read as fastly",
        "{`addresses`: [`0.0.0.0/1`, `128.0.0.0/1`]} | 0: holds all addresses there are; is it the"
            + " right one?",
        "192.0.2.0/24\\n198.51.100 | 2: '198.51.100' is no IP address; write 10.0.0.0/8,"
            + " 2001:db8::/32 or one address",
      })
  void aMistakeHasItsLine(String text, String complaint) throws IOException {
    read(text.replace('`', '"').replace("\\n", "\n"));
    assertThat(complaints).anySatisfy(each -> assertThat(each).startsWith(complaint));
  }

  @Test
  void whatWasAskedForAndIsNotThereIsSaid() throws IOException {
    read(AZURE, "tag=Storage.WestEurop");
    assertThat(complaints)
        .containsExactly(
            "0: has no tag 'storage.westeurop'; did you mean 'Storage.WestEurope'?",
            "0: has no addresses of tag storage.westeurop, read as azure");
    complaints.clear();
    read(DELEGATED, "network=65000");
    assertThat(complaints).first().isEqualTo("0: knows no addresses of a holder of network 65000");
    complaints.clear();
    read(PFX2AS, "network=example");
    assertThat(complaints)
        .first()
        .isEqualTo("0: 'example' is no network number; write 64500 or AS64500");
  }

  @Test
  void ofSeveralNetworksEachMustBeThere() throws IOException {
    read(PFX2AS, "network=64500,64501,AS64999");
    read(RISWHOIS, "network=64501,64999");
    assertThat(complaints)
        .containsExactly("0: has no route of network as64999", "0: has no route of network 64999");
    complaints.clear();
    String without = DELEGATED.replace("198.51.100.0|256|20110811|allocated|B2", "");
    assertThat(read(without, "network=64500,64506,64999"))
        .isEqualTo(set("192.0.2.0/25", "192.0.2.128/26", "2001:db8::/32"));
    assertThat(complaints)
        .containsExactly(
            "0: knows no addresses of a holder of network 64506",
            "0: knows no addresses of a holder of network 64999");
    complaints.clear();
    read(DELEGATED, "network=64500,64506");
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatCantBeChosenIsSaid() throws IOException {
    assertThat(read(FASTLY, "service=S3")).isEqualTo(AddressSet.EMPTY);
    assertThat(read(AZURE)).isEqualTo(AddressSet.EMPTY);
    assertThat(complaints)
        .containsExactly(
            "0: is fastly, of which nothing can be chosen, not service s3",
            "0: is azure; say which tag is meant");
  }

  @Test
  void anUnknownFormIsSaid() {
    assertThatThrownBy(() -> read("{\"servers\": [\"192.0.2.1\"]}"))
        .hasMessage("is JSON of a form that is not known; say its format");
    assertThatThrownBy(() -> PublishedFormat.parse("amazon"))
        .hasMessageStartingWith("'amazon' is no format; ")
        .hasMessageContaining("aws");
    assertThatThrownBy(() -> PublishedFormat.parse("azur")).hasMessageContaining("'azure'");
  }

  /**
   * What comes over the network may be anything; only an IOException says that it can't be read.
   */
  @Test
  void noBytesMakeItThrowAnythingElse() {
    long seed = 64_500;
    Random random = new Random(seed);
    List<String> texts =
        List.of(AWS, AZURE, OFFICE, GOOGLE, CLOUDFLARE, FASTLY, DELEGATED, PFX2AS, RISWHOIS);
    Selection selection = new Selection(Collections.emptySortedMap());
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.ISO_8859_1);
      for (int change = random.nextInt(6); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      PublishedFormat[] formats = PublishedFormat.values();
      PublishedFormat format =
          random.nextBoolean() ? null : formats[random.nextInt(formats.length)];
      try {
        read(bytes, format, random.nextBoolean() ? selection : selection("network=64500"));
      } catch (IOException expected) {
        assertThat(expected.getMessage()).as("seed %d, run %d", seed, i).isNotBlank();
      }
    }
  }
}
