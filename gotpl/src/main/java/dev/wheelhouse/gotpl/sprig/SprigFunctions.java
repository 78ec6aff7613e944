package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.GoFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The functions of Sprig 3.3.0 for Go templates.
 *
 * <pre>{@code
 * FunctionMap functions = SprigFunctions.functions();
 * }</pre>
 *
 * <p>Left out unless asked for, because they look at the machine: {@code env} and {@code expandenv}
 * ({@link #environment}), {@code getHostByName} ({@link #network}). The maps are immutable and may
 * be shared between threads.
 */
public final class SprigFunctions {
  private SprigFunctions() {}

  /** All functions but those that look at the machine, with its clock, zone and randomness. */
  public static FunctionMap functions() {
    return functions(Surroundings.system());
  }

  /** All functions but those that look at the machine. */
  public static FunctionMap functions(Surroundings surroundings) {
    List<GoFunction> all = new ArrayList<>();
    all.addAll(StringFunctions.all());
    all.addAll(WordFunctions.all());
    all.addAll(SplitFunctions.all());
    all.addAll(RegexFunctions.all());
    all.addAll(EncodingFunctions.all());
    all.addAll(NumberFunctions.all());
    all.addAll(SequenceFunctions.all());
    all.addAll(ListFunctions.all());
    all.addAll(DictFunctions.all());
    all.addAll(DefaultFunctions.all());
    all.addAll(JsonFunctions.all());
    all.addAll(PathFunctions.all());
    all.addAll(UrlFunctions.all());
    all.addAll(SemverFunctions.all());
    all.addAll(DateFunctions.all(surroundings));
    all.addAll(RandomFunctions.all(surroundings));
    all.addAll(SecretFunctions.all(surroundings));
    all.addAll(CertificateFunctions.all(surroundings));
    return FunctionMap.of(all);
  }

  /**
   * {@code env} and {@code expandenv}.
   *
   * @param variables the value of a variable by its name, null where there is none; {@code
   *     System::getenv} for the process's own
   */
  public static FunctionMap environment(UnaryOperator<String> variables) {
    return FunctionMap.of(HostFunctions.environment(variables));
  }

  /**
   * {@code getHostByName}.
   *
   * @param resolver an address of a host by its name; may throw {@link
   *     dev.wheelhouse.gotpl.value.GoError}
   */
  public static FunctionMap network(UnaryOperator<String> resolver) {
    return FunctionMap.of(HostFunctions.network(resolver));
  }
}
