package org.tharsis.parsers.windows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event's data may say, by the names it has in the event's XML ("Advanced security audit
 * events", Microsoft). The texts' labels are translated to these names.
 */
enum Datum {
  SUBJECT_USER("SubjectUserName", "CallerUserName"),
  SUBJECT_DOMAIN("SubjectDomainName", "CallerDomain"),
  TARGET_USER("TargetUserName"),
  TARGET_DOMAIN("TargetDomainName"),
  /** Of 4778 and 4779 whose session it is; of 7045 whom the service runs as. */
  ACCOUNT("AccountName"),
  ACCOUNT_DOMAIN("AccountDomain"),
  TARGET_SERVER("TargetServerName"),
  MEMBER("MemberName"),
  LOGON_TYPE("LogonType"),
  FAILURE_REASON("FailureReason"),
  STATUS("Status", "ErrorCode"),
  SUB_STATUS("SubStatus"),
  ADDRESS("IpAddress", "ClientAddress"),
  PORT("IpPort"),
  WORKSTATION("WorkstationName", "Workstation", "ClientName", "CallerComputerName"),
  PROCESS("NewProcessName", "ProcessName", "Application"),
  DIRECTION("Direction"),
  SOURCE_ADDRESS("SourceAddress"),
  SOURCE_PORT("SourcePort"),
  DESTINATION_ADDRESS("DestAddress"),
  DESTINATION_PORT("DestPort"),
  PROTOCOL("Protocol"),
  FILTER("FilterRTID"),
  LAYER("LayerName"),
  SERVICE("ServiceName"),
  SERVICE_FILE("ImagePath", "ServiceFileName");

  private static final Map<String, Datum> BY_NAME = byName();

  final List<String> names;

  Datum(String... names) {
    this.names = List.of(names);
  }

  /** The datum of that name in an event's XML, or null if it is none that we keep. */
  static @Nullable Datum of(String name) {
    return BY_NAME.get(name);
  }

  private static Map<String, Datum> byName() {
    Map<String, Datum> data = new HashMap<>();
    for (Datum datum : values()) {
      datum.names.forEach(name -> data.put(name, datum));
    }
    return Map.copyOf(data);
  }
}
