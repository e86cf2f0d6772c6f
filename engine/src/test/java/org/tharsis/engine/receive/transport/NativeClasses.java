package org.tharsis.engine.receive.transport;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the classes of one archive refer to in the library it belongs to. */
final class NativeClasses {
  private static final String LIBRARY = "io/netty/";

  private final Set<String> found = new TreeSet<>();
  private final Set<String> missing = new TreeSet<>();

  /** Looks at all classes of the archive that this one is in. */
  NativeClasses(Class<?> one) throws IOException, URISyntaxException {
    Path archive = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (FileSystem files = FileSystems.newFileSystem(archive);
        Stream<Path> all = Files.walk(files.getPath("/"))) {
      for (Path each : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        for (PoolEntry entry : ClassFile.of().parse(Files.readAllBytes(each)).constantPool()) {
          look(entry);
        }
      }
    }
  }

  /** References that hold. */
  Set<String> found() {
    return found;
  }

  /** References to what is not there, or not so. */
  Set<String> missing() {
    return missing;
  }

  private void look(PoolEntry entry) {
    if (entry instanceof MemberRefEntry member
        && member.owner().asInternalName().startsWith(LIBRARY)) {
      String owner = member.owner().asInternalName();
      String name = member.name().stringValue();
      String type = member.type().stringValue();
      boolean there = has(classOf(owner), name, type);
      (there ? found : missing).add(owner + "." + name + type);
    }
  }

  private static @Nullable Class<?> classOf(String owner) {
    try {
      return Class.forName(owner.replace('/', '.'), false, NativeClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static boolean has(@Nullable Class<?> owner, String name, String type) {
    return owner != null
        && (declares(owner, name, type)
            || has(owner.getSuperclass(), name, type)
            || Arrays.stream(owner.getInterfaces()).anyMatch(each -> has(each, name, type)));
  }

  private static boolean declares(Class<?> owner, String name, String type) {
    return switch (name) {
      case "<init>" ->
          Arrays.stream(owner.getDeclaredConstructors())
              .anyMatch(each -> type.equals(descriptor(void.class, each.getParameterTypes())));
      default ->
          type.startsWith("(")
              ? Arrays.stream(owner.getDeclaredMethods())
                  .filter(each -> each.getName().equals(name))
                  .anyMatch(
                      each ->
                          type.equals(descriptor(each.getReturnType(), each.getParameterTypes())))
              : Arrays.stream(owner.getDeclaredFields())
                  .filter(each -> each.getName().equals(name))
                  .anyMatch(each -> type.equals(each.getType().descriptorString()));
    };
  }

  private static String descriptor(Class<?> returned, Class<?>[] parameters) {
    return MethodType.methodType(returned, parameters).descriptorString();
  }
}
