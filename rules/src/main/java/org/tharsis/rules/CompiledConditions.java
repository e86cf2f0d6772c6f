package org.tharsis.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.compiler.kproject.models.KieBaseModelImpl;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.modelcompiler.CanonicalKieModule;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.KieModule;
import org.kie.api.runtime.KieContainer;
import org.tharsis.model.Event;
import org.tharsis.rules.GateRule.Question;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.window.Window;

/**
 * Reads what Drools compiled of the rules, so that it can be asked without a session.
 *
 * <p>This is the one place that leans on Drools types without documentation: {@code
 * CanonicalKieModule} and {@code org.drools.model}, as they are in 10.2. It takes a rule only if it
 * knows all that is there: one pattern over Event whose constraints ask the event and at most one
 * global, no attributes, and a consequence that does not ask for Drools. Every other rule is left
 * out, and the session judges it.
 */
final class CompiledConditions {
  private static final List<Rule.Attribute<?>> ATTRIBUTES =
      List.of(
          Rule.Attribute.NO_LOOP,
          Rule.Attribute.LOCK_ON_ACTIVE,
          Rule.Attribute.ENABLED,
          Rule.Attribute.AUTO_FOCUS,
          Rule.Attribute.SALIENCE,
          Rule.Attribute.AGENDA_GROUP,
          Rule.Attribute.ACTIVATION_GROUP,
          Rule.Attribute.RULEFLOW_GROUP,
          Rule.Attribute.DURATION,
          Rule.Attribute.TIMER,
          Rule.Attribute.CALENDARS,
          Rule.Attribute.DATE_EFFECTIVE,
          Rule.Attribute.DATE_EXPIRES);

  private final Map<String, String> owners;
  private final Map<String, Object> globals;

  private CompiledConditions(Map<String, String> owners, Map<String, Object> globals) {
    this.owners = owners;
    this.globals = globals;
  }

  /**
   * The rules that can be read, in the order of {@code owners}.
   *
   * @param owners the name of every compiled rule, and the id of the rule it is a part of
   * @param globals what stands for each global
   */
  static List<GateRule> read(
      KieModule module,
      KieContainer container,
      Map<String, String> owners,
      Map<String, Object> globals) {
    CompiledConditions reader = new CompiledConditions(owners, globals);
    try {
      return reader.read((CanonicalKieModule) module, container);
    } catch (RuntimeException | LinkageError notAsItWas) {
      return List.of();
    }
  }

  private List<GateRule> read(CanonicalKieModule module, KieContainer container) {
    Map<String, GateRule> byName =
        container.getKieBaseNames().stream()
            .map(name -> (KieBaseModelImpl) container.getKieBaseModel(name))
            .flatMap(base -> module.getModelForKBase(base).stream())
            .flatMap(model -> model.getRules().stream())
            .flatMap(this::ifReadable)
            .collect(Collectors.toMap(GateRule::name, rule -> rule));
    return owners.keySet().stream().map(byName::get).filter(Objects::nonNull).toList();
  }

  private Stream<GateRule> ifReadable(Rule rule) {
    try {
      return Stream.of(read(rule));
    } catch (RuntimeException | LinkageError notUnderstood) {
      return Stream.empty();
    }
  }

  private GateRule read(Rule rule) {
    require(ATTRIBUTES.stream().allMatch(attribute -> isDefault(rule, attribute)));
    require(rule.getConsequences().size() == 1);
    Pattern<?> pattern = onlyPattern(rule.getView().getSubConditions());
    Variable<?> event = pattern.getPatternVariable();
    List<GateRule.Condition> conditions = new ArrayList<>();
    addTo(conditions, pattern.getConstraint(), event);
    Window feeds = fed(rule);
    return new GateRule(
        Objects.requireNonNull(owners.get(rule.getName())),
        rule.getPackage(),
        rule.getName(),
        heldBy(event),
        conditions,
        feeds == null ? consequence(rule.getDefaultConsequence(), event) : feeds::feed,
        feeds);
  }

  /** The window that a rule is there to feed, which was added for that and does nothing else. */
  private @Nullable Window fed(Rule rule) {
    return Stream.of(rule.getDefaultConsequence().getVariables())
        .filter(each -> rule.getName().equals(CountedRule.feeder(each.getName())))
        .map(each -> (Window) global(each))
        .findFirst()
        .orElse(null);
  }

  private static void require(boolean asKnown) {
    if (!asKnown) {
      throw new IllegalArgumentException("not as it is known here");
    }
  }

  private static boolean isDefault(Rule rule, Rule.Attribute<?> attribute) {
    return Objects.equals(rule.getAttribute(attribute), attribute.getDefaultValue());
  }

  private static Pattern<?> onlyPattern(List<Condition> parts) {
    require(parts.size() == 2 && parts.getLast().getType() == Condition.Type.CONSEQUENCE);
    Pattern<?> pattern = (Pattern<?>) parts.getFirst();
    require(pattern.getType() == Condition.Type.PATTERN);
    require(pattern.getPatternVariable().getType() == Event.class);
    require(pattern.getBindings().isEmpty());
    return pattern;
  }

  private static @Nullable String heldBy(Variable<?> event) {
    Declaration<?> declaration = (Declaration<?>) event;
    require(declaration.getWindow() == null);
    return declaration.getSource() == null
        ? null
        : ((EntryPoint) declaration.getSource()).getName();
  }

  private void addTo(List<GateRule.Condition> into, Constraint constraint, Variable<?> event) {
    if (constraint.equals(SingleConstraint.TRUE)) {
      return;
    }
    if (constraint.getType() == Constraint.Type.MULTIPLE) {
      constraint.getChildren().forEach(child -> addTo(into, child, event));
      return;
    }
    require(constraint.getType() == Constraint.Type.SINGLE);
    into.add(condition((SingleConstraint) constraint, event));
  }

  private GateRule.Condition condition(SingleConstraint constraint, Variable<?> event) {
    Variable<?>[] variables = constraint.getVariables();
    require(variables.length > 0 && variables[0].equals(event) && !constraint.isTemporal());
    String text = constraint.predicateInformation().getStringConstraint();
    if (variables.length == 1) {
      Object compiled = compiled(constraint.getPredicate1());
      return GateRule.Condition.ofEvent(hash(compiled), text, question(compiled));
    }
    require(variables.length == 2);
    Object compiled = compiled(constraint.getPredicate2());
    String id = hash(compiled) + " " + variables[1].getName();
    return ofGlobal(id, text, compiled, variables[1]);
  }

  private GateRule.Condition ofGlobal(
      String id, String text, Object compiled, Variable<?> variable) {
    Object global = global(variable);
    if (global instanceof Addresses) {
      return GateRule.Condition.ofLists(id, text, question(compiled, global));
    }
    return global instanceof Window window && text.equals(CountedRule.question(variable.getName()))
        ? GateRule.Condition.ofWindow(id, text, window)
        : GateRule.Condition.ofPast(id, text, question(compiled, global));
  }

  /** The instance of the class that was generated for it. */
  private static Object compiled(Object predicate) {
    return ((IntrospectableLambda) predicate).getLambda();
  }

  /** The same for equal expressions in all packages: by it Drools shares nodes, too. */
  private static String hash(Object compiled) {
    return ((HashedExpression) compiled).getExpressionHash();
  }

  @SuppressWarnings("unchecked") // its variable is an Event
  private static Question question(Object compiled) {
    Predicate1<Event> predicate = (Predicate1<Event>) compiled;
    return predicate::test;
  }

  @SuppressWarnings("unchecked") // its variables are an Event and a global of that type
  private static Question question(Object compiled, Object global) {
    Predicate2<Event, Object> predicate = (Predicate2<Event, Object>) compiled;
    return event -> predicate.test(event, global);
  }

  private Object global(Variable<?> variable) {
    require(variable instanceof Global<?>);
    Object value = Objects.requireNonNull(globals.get(variable.getName()));
    require(variable.getType().isInstance(value));
    return value;
  }

  private GateRule.Consequence consequence(Consequence consequence, Variable<?> event) {
    require(!consequence.isUsingDrools() && !consequence.isBreaking());
    BlockN block = consequence.getBlock();
    Variable<?>[] variables = consequence.getVariables();
    int eventAt = List.of(variables).indexOf(event);
    Object[] bound = new Object[variables.length];
    for (int i = 0; i < bound.length; i++) {
      bound[i] = i == eventAt ? "" : global(variables[i]);
    }
    if (eventAt < 0) {
      return judged -> block.execute(bound);
    }
    return judged -> {
      bound[eventAt] = judged;
      block.execute(bound);
    };
  }
}
