package org.tharsis.index;

import java.util.List;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/** {@link Field.Type#IP}: doc values of 16 bytes by ordinal, and points where ranges are asked. */
final class AddressColumn implements Column {
  private final ReusedField address;
  private final BytesRef bytes = new BytesRef(new byte[IpAddress.BYTES]);
  private final Accounted accounted;

  AddressColumn(Field field, Accounted accounted) {
    this.address =
        new ReusedField(
            field.ecsName(), Schema.hasPoints(field) ? Schema.ADDRESS_AND_POINT : Schema.KEYWORD);
    this.accounted = accounted;
    bytes.length = IpAddress.BYTES;
  }

  @Override
  public void add(Object value, List<IndexableField> document) {
    IpAddress ip = (IpAddress) value;
    accounted.add(ip);
    AddressBytes.write(ip, bytes.bytes);
    document.add(address.with(bytes));
  }
}
