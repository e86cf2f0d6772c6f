package org.tharsis.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Line;

/**
 * A {@link LineParser} that counts its work: its classes are loaded once more, with a count at each
 * jump back, that is, each turn of each loop. The same line always takes the same number. Public,
 * because the classes so loaded are of another loader's package.
 */
public final class CountedParser {
  private static final ClassDesc COUNTER =
      ClassDesc.of(CountedParser.class.getPackageName(), "CountedParser");
  private static final MethodTypeDesc COUNT = MethodTypeDesc.of(ConstantDescs.CD_void);

  private static long turns;

  private final EventDraft draft = new EventDraft();
  private final Object parser;
  private final Method parse;

  CountedParser() {
    try {
      Class<?> type = new Loader().loadClass(LineParser.class.getName());
      parser = type.getConstructor(ZoneId.class).newInstance(ZoneOffset.UTC);
      parse = type.getMethod("parse", Line.class, EventDraft.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** How many turns of loops the line takes. */
  long turns(byte[] line) {
    turns = 0;
    try {
      parse.invoke(parser, Lines.replayed(line), draft);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
    return turns;
  }

  /** Called by the code that {@link Loader} changes. */
  public static void turn() {
    turns++;
  }

  /** Loads the parsers' classes itself, all others as usual. */
  private static final class Loader extends ClassLoader {
    private final ClassFile files =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(CountedParser.class.getClassLoader())));

    Loader() {
      super(CountedParser.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean ours =
          name.startsWith("org.tharsis.parsers.") && !name.equals(CountedParser.class.getName());
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = ours ? findLoadedClass(name) : super.loadClass(name, resolve);
        return loaded == null ? counted(name) : loaded;
      }
    }

    private Class<?> counted(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        ClassModel model = files.parse(in.readAllBytes());
        CodeTransform counting = CodeTransform.ofStateful(Counting::new);
        byte[] bytes =
            files.transformClass(model, ClassTransform.transformingMethodBodies(counting));
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Puts a call of {@link #turn} before each jump to what stands before it. */
  private static final class Counting implements CodeTransform {
    private final Set<Label> before = new HashSet<>();

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof LabelTarget target) {
        before.add(target.label());
      } else if (element instanceof BranchInstruction jump && before.contains(jump.target())) {
        code.invokestatic(COUNTER, "turn", COUNT);
      }
      code.with(element);
    }
  }
}
