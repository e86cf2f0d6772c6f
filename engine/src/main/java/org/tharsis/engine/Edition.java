package org.tharsis.engine;

import org.tharsis.config.Site;
import org.tharsis.model.Fingerprint;

/** Which settings, lists and rules hold: two sites of one edition give the same incidents. */
public final class Edition {
  private Edition() {}

  /** In hexadecimal digits. */
  public static String of(Site site) {
    Fingerprint edition = new Fingerprint().add(site.files().stamps().toString());
    for (BookFile file : SiteRules.files(site)) {
      edition.add(file.name()).add(file.source().text());
    }
    return edition.whole();
  }
}
