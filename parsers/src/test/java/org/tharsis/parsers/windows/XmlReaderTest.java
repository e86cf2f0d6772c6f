package org.tharsis.parsers.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

class XmlReaderTest {
  private final XmlReader xml = new XmlReader();
  private final Names names = new Names();

  /** Elements as {@code name/attribute x/text}. */
  private List<String> elements(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    xml.reset(new Cursor().reset(bytes, 0, bytes.length));
    List<String> elements = new ArrayList<>();
    while (xml.next()) {
      elements.add(xml.name(names) + "/" + text(xml.attribute("x")) + "/" + text(xml.content()));
    }
    return elements;
  }

  private static String text(Cursor value) {
    return new String(value.bytes(), value.at(), value.end() - value.at(), StandardCharsets.UTF_8);
  }

  @Test
  void anElementHasAttributesAndText() {
    assertThat(elements("<?xml?><!-- <c> --><a x=\"1\" y='2'>t</a><b x='>'/>u<c yx=\"3\"></c>"))
        .containsExactly("a/1/t", "b/>/", "c//");
  }

  @Test
  void referencesAreResolved() {
    assertThat(elements("<a x='&lt;&quot;'>&amp;lt; &#65;&#x1F600; &nbsp; & &#xD800;</a>"))
        .containsExactly("a/<\"/&lt; A\ud83d\ude00 &nbsp; & \ufffd");
  }

  @Test
  void whatIsCutOffEndsIt() {
    assertThat(elements("<a>t</a><b x=\"1")).containsExactly("a//t");
    assertThat(elements("<a>t")).containsExactly("a//");
  }
}
