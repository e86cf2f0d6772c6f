package org.tharsis.index;

import java.util.List;
import org.apache.lucene.document.column.LongColumn.NumericKind;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * {@link Field.Type#IP}: a number for IPv4; for IPv6 16 bytes by ordinal, in a column of their own.
 * Both have points where ranges are asked.
 */
final class AddressColumn implements Column {
  private final PendingNumbers v4;
  private final PendingBytes v6;
  private final Accounted accounted;

  AddressColumn(Field field, Accounted accounted) {
    boolean points = Schema.hasPoints(field);
    this.v4 =
        new PendingNumbers(
            field.ecsName(), points ? Schema.V4_AND_POINT : Schema.NUMBER, NumericKind.INT);
    this.v6 = new PendingBytes(Schema.v6(field), points ? Schema.V6_AND_POINT : Schema.KEYWORD);
    this.accounted = accounted;
  }

  @Override
  public void add(Object value, int row) {
    IpAddress ip = (IpAddress) value;
    accounted.add(ip);
    if (ip.isV4()) {
      v4.add(row, V4Number.of(ip));
    } else {
      v6.add(row, new BytesRef(ip.toBytes()));
    }
  }

  @Override
  public void give(int events, List<org.apache.lucene.document.column.Column> columns) {
    v4.give(events, columns);
    v6.give(events, columns);
  }

  @Override
  public void clear() {
    v4.clear();
    v6.clear();
  }

  @Override
  public void drop(int row) {
    v4.drop(row);
    v6.drop(row);
  }
}
