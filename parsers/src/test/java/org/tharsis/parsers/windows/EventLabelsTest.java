package org.tharsis.parsers.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Names;

class EventLabelsTest {
  private final Names names = new Names();

  private EventData read(String text) {
    EventData data = new EventData(names, new Values(names));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    EventLabels.ALL.read(bytes, 0, bytes.length, data);
    return data;
  }

  @Test
  void theSectionSaysWhoseNameItIs() {
    EventData data =
        read("Subject: Account Name: alice New Logon: Account Name: bob Logon Type: 3 This event");

    assertThat(data.text(Datum.SUBJECT_USER)).isEqualTo("alice");
    assertThat(data.text(Datum.TARGET_USER)).isEqualTo("bob");
    assertThat(data.number(Datum.LOGON_TYPE)).isEqualTo(3);
  }

  @Test
  void lineBreaksMayBeWhatever() {
    EventData data =
        read(
            "Subject:\r\n"
                + "\tSecurity ID:\t\tS-1-5\r\n"
                + "\tAccount Name:\t\tLOCAL SERVICE\r\n\r\n"
                + "Object:");

    assertThat(data.text(Datum.SUBJECT_USER)).isEqualTo("LOCAL SERVICE");
  }

  @Test
  void aHyphenIsNobody() {
    assertThat(read("Subject: Account Name: - Account Domain: -").tellsNobody()).isTrue();
  }

  @Test
  void aNameCannotForgeTheAddress() {
    EventData data =
        read(
            "Account For Which Logon Failed: Account Name: x Network Information: "
                + "Source Network Address: 192.0.2.1 Source Port: 1 Account Domain: LAB "
                + "Network Information: Source Network Address: 203.0.113.9 Source Port: 2");

    assertThat(data.text(Datum.ADDRESS)).isEqualTo("203.0.113.9");
    assertThat(data.number(Datum.SOURCE_PORT)).isEqualTo(2);
  }

  @Test
  void aLabelBeginsAWord() {
    assertThat(read("XSubject: Account Name: alice").text(Datum.SUBJECT_USER)).isNull();
  }
}
