package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.AddressList;
import org.tharsis.config.ListFolder;
import org.tharsis.config.Site;
import org.tharsis.engine.lists.Drift;
import org.tharsis.model.Escaped;
import org.tharsis.model.Exclusion;

/** Keeps what a list was, and what it is now, when it has changed while the engine runs. */
final class ListKeeper {
  private static final Logger log = LoggerFactory.getLogger(ListKeeper.class);

  private final ListFolder folder;
  private final LocalDate today;

  ListKeeper(Path siteFile, LocalDate today) {
    this.today = today;
    this.folder = new ListFolder(siteFile);
  }

  /**
   * @return whether any has changed, so that the site has to be read again to know of its past
   */
  boolean keep(Site before, Site now) {
    boolean any = false;
    for (AddressList list : now.lists().values()) {
      AddressList then = before.lists().get(list.name());
      if (then != null
          && !then.addresses().isEmpty()
          && !then.addresses().equals(list.addresses())) {
        keep(then, list, now.allLists().source(list.name()).keep());
        warn(list.name(), now);
        any = true;
      }
    }
    return any;
  }

  /** They hide something else from now on than their owners thought of. */
  private void warn(String list, Site site) {
    List<String> leaning = Drift.leaningOn(site, list, today).stream().map(Exclusion::id).toList();
    if (!leaning.isEmpty()) {
      log.warn(
          "the list {} has changed, and exclusions lean on it: {}; ./tharsis lists drift {}",
          Escaped.text(list),
          Escaped.text(String.join(", ", leaning)),
          Escaped.text(list));
    }
  }

  private void keep(AddressList then, AddressList now, int most) {
    try {
      folder.keep(then, most);
      folder.keep(now, most);
    } catch (IOException unwritable) {
      log.warn(
          "what the list {} was can't be kept: {}",
          Escaped.text(then.name()),
          Escaped.text(unwritable.toString()));
    }
  }
}
