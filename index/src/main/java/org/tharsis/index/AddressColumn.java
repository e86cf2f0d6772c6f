package org.tharsis.index;

import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/** {@link Field.Type#IP}: doc values of 16 bytes by ordinal, and points where ranges are asked. */
final class AddressColumn implements Column {
  private final PendingBytes addresses;
  private final Accounted accounted;

  AddressColumn(Field field, Accounted accounted) {
    this.addresses =
        new PendingBytes(
            field.ecsName(), Schema.hasPoints(field) ? Schema.ADDRESS_AND_POINT : Schema.KEYWORD);
    this.accounted = accounted;
  }

  @Override
  public void add(Object value, int row) {
    IpAddress ip = (IpAddress) value;
    accounted.add(ip);
    byte[] bytes = new byte[IpAddress.BYTES];
    AddressBytes.write(ip, bytes);
    addresses.add(row, new BytesRef(bytes));
  }

  @Override
  public void give(int events, List<org.apache.lucene.document.column.Column> columns) {
    addresses.give(events, columns);
  }

  @Override
  public void clear() {
    addresses.clear();
  }

  @Override
  public void drop(int row) {
    addresses.drop(row);
  }
}
