package org.tharsis.config;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Exclusion;

/** A site whose exclusions are edited by a test. */
final class EditedExclusions {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  static final String KEPT =
      """
      # Ours.

      # the printers,
      # ask anna
      - id: printers
        port: 9100   # raw
        owner: anna
        # until the new ones come
        reason: |
          they shout

          # and are old
        ends: 2027-03-31

      # between

      - id: backup
        source: 10.0.0.1
        owner: bert
        reason: nightly
        ends: 2027-03-31
      # at the end
      """;

  private final SiteFolder folder;

  EditedExclusions(Path directory) {
    folder = new SiteFolder(directory).with("lists/akamai.txt", "198.51.100.0/24\n");
  }

  Path settings() {
    return folder.path("tharsis.yaml");
  }

  Path file() {
    return folder.path("exclusions.yaml");
  }

  EditedExclusions with(String text) {
    folder.with("exclusions.yaml", text);
    return this;
  }

  String text() {
    return folder.text("exclusions.yaml");
  }

  static ExclusionDraft draft(String id) {
    return draft(id, "akamai", List.of("80", "443"), "many hosts, one address");
  }

  static ExclusionDraft draft(
      String id, @Nullable String destination, List<String> ports, String reason) {
    return ExclusionDraft.of(id)
        .with("action", "store")
        .with("destination", destination)
        .with("port", ports)
        .with("owner", "anna")
        .with("reason", reason)
        .with("ends", "2027-03-31");
  }

  /** What is said against it. */
  List<String> add(ExclusionDraft draft) {
    return folder.relative(ExclusionFile.add(settings(), draft, TODAY));
  }

  /** What is said against it. */
  List<String> remove(String id) {
    return folder.relative(ExclusionFile.remove(settings(), id));
  }

  /** What is said against it. */
  List<String> change(String id, String... keysAndValues) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return folder.relative(ExclusionFile.change(settings(), id, values, TODAY));
  }

  List<String> ids() {
    return folder.site().exclusions().all().stream().map(Exclusion::id).toList();
  }
}
