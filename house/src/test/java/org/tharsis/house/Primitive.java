package org.tharsis.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** {@code int}, {@code byte[]} and their like, which lie in no package. */
final class Primitive extends DescribedPredicate<JavaClass> {
  Primitive() {
    super("primitive");
  }

  @Override
  public boolean test(JavaClass each) {
    return each.isArray()
        ? test(each.getBaseComponentType())
            || each.getBaseComponentType().getPackageName().startsWith("java")
        : each.isPrimitive();
  }
}
