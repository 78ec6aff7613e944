package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.func.GoFunction;
import java.util.List;

/** The functions of Helm's templates, for tests of other packages. */
public final class FunctionSignatures {
  private FunctionSignatures() {}

  /** All but the built-in ones of Go, by name. */
  public static List<GoFunction> all() {
    return HelmFunctions.ALL.names().stream().map(HelmFunctions.ALL::get).toList();
  }
}
