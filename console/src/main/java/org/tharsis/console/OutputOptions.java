package org.tharsis.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.index.TimeCount;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** {@code --json}, {@code --csv}, {@code --fields} and {@code --ids}: how what was found looks. */
final class OutputOptions {
  /** What a table of events shows where nobody says. */
  private static final String USUAL_FIELDS =
      "@timestamp,event.id,observer.name,host.name,event.code,event.action,event.type,event.outcome,"
          + "source.ip,source.port,destination.ip,destination.port,network.transport,network.bytes,"
          + "user.name,event.original";

  /** One or the other. */
  static final class Format {
    @Option(names = "--json", description = "print one JSON object a line")
    private boolean json;

    @Option(names = "--csv", description = "print a table as CSV, safe for spreadsheets")
    private boolean csv;
  }

  @ArgGroup(exclusive = true)
  private Format format = new Format();

  @Option(
      names = "--fields",
      paramLabel = "FIELD",
      split = ",",
      description = "with --csv: these columns")
  private @Nullable List<String> names;

  @Option(names = "--ids", description = "each event's id before it, as --around takes it")
  private boolean ids;

  private final EventJson json = new EventJson();
  private final List<Field> columns = new ArrayList<>();

  /** Says what does not go together, before anything is searched. */
  void check() throws NotDone {
    if (names != null && !format.csv) {
      throw new NotDone("--fields goes with --csv");
    }
    if (ids && (format.csv || format.json)) {
      throw new NotDone("--ids goes without --csv and --json, which have them anyway");
    }
    for (String name : names == null ? List.of(USUAL_FIELDS.split(",")) : names) {
      columns.add(Fields.named(name));
    }
  }

  /** Whether something is said that only events have. */
  boolean isOfEvents() {
    return names != null || ids;
  }

  /** What stands above a table of events. */
  void heading() {
    if (format.csv) {
      Csv.heading(columns.stream().map(Field::ecsName).toList());
    }
  }

  void event(Event event) throws IOException {
    if (format.json) {
      json.print(event);
    } else if (format.csv) {
      Csv.row(columns.stream().map(field -> cell(event, field)).toList());
    } else {
      String id = ids ? Escaped.text(event.id().toString()) + "  " : "";
      System.out.println(id + EventLine.of(event));
    }
  }

  private static @Nullable Object cell(Event event, Field field) {
    Object value = event.get(field);
    return field.type() == Field.Type.TIME && value != null ? Times.show((Long) value) : value;
  }

  /** One number: a count or a sum. */
  void number(String name, long number) throws IOException {
    if (format.json) {
      Json.print(object -> object.writeNumberField(name, number));
    } else if (format.csv) {
      Csv.heading(List.of(name));
      Csv.row(number);
    } else {
      System.out.println(number);
    }
  }

  /** Values with a number each. */
  void values(String name, List<ValueCount> values) throws IOException {
    if (format.csv) {
      Csv.heading(List.of("value", name));
    }
    for (ValueCount each : values) {
      if (format.json) {
        Json.print(
            object -> {
              object.writeStringField("value", each.value());
              object.writeNumberField(name, each.count());
            });
      } else if (format.csv) {
        Csv.row(each.value(), each.count());
      } else {
        System.out.printf("%10d  %s%n", each.count(), Escaped.text(each.value()));
      }
    }
  }

  void steps(List<TimeCount> steps) throws IOException {
    if (format.csv) {
      Csv.heading(List.of("start", "count"));
    }
    for (TimeCount each : steps) {
      if (format.json) {
        Json.print(
            object -> {
              object.writeStringField("start", Times.show(each.start()));
              object.writeNumberField("count", each.count());
            });
      } else if (format.csv) {
        Csv.row(Times.show(each.start()), each.count());
      } else {
        System.out.printf("%s  %10d%n", Times.show(each.start()), each.count());
      }
    }
  }
}
