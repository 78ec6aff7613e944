package dev.wheelhouse.gotpl.func;

import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A function with Go's signature: parameter types, variadic or not, result type. The engine checks
 * arity and converts arguments before the body runs, with Go's error messages, so a body may cast.
 *
 * <p>An argument arrives as the Java representation of its parameter's type: {@code String} for
 * string, {@code GoInt} for int, {@code Long} for int64, {@code Map}, {@code List}, and so on; nil
 * is null for an {@code interface {}} and an empty immutable {@code Map} or {@code List} for a map
 * or slice. A body reports a Go error, or a Go panic, by throwing {@link GoError}; the engine adds
 * {@code error calling NAME:}.
 *
 * <pre>{@code
 * GoFunction.named("upper").params(STRING).returns(STRING).call((String s) -> s.toUpperCase(ROOT));
 * GoFunction.named("list").variadic(ANY).returns(LIST).args(args -> new ArrayList<>(asList(args)));
 * }</pre>
 */
public final class GoFunction implements GoValue {
  /**
   * A body of any number of arguments; the variadic ones follow the fixed ones in the same array.
   */
  @FunctionalInterface
  public interface Body {
    Object call(Object[] args);
  }

  /** A body that also sees the running execution. */
  @FunctionalInterface
  public interface ContextBody {
    Object call(CallContext context, Object[] args);
  }

  /** A body without parameters. */
  @FunctionalInterface
  public interface Body0 {
    Object call();
  }

  /** A body of one parameter. */
  @FunctionalInterface
  public interface Body1<A> {
    Object call(A a);
  }

  /** A body of two parameters. */
  @FunctionalInterface
  public interface Body2<A, B> {
    Object call(A a, B b);
  }

  /** A body of three parameters. */
  @FunctionalInterface
  public interface Body3<A, B, C> {
    Object call(A a, B b, C c);
  }

  private static final GoType[] NO_TYPES = {};

  private final String name;
  private final GoType[] params;
  private final GoType variadic;
  private final GoType result;
  private final ContextBody body;
  private final GoType type;

  private GoFunction(Builder builder, ContextBody body) {
    this.name = builder.name;
    this.params = builder.params;
    this.variadic = builder.variadic;
    this.result = builder.result;
    this.body = body;
    this.type = GoType.func(signature(params, variadic, result));
  }

  private static String signature(GoType[] params, GoType variadic, GoType result) {
    String fixed = List.of(params).stream().map(GoType::toString).collect(Collectors.joining(", "));
    String rest = variadic == null ? "" : (params.length > 0 ? ", " : "") + "..." + variadic;
    return "func(" + fixed + rest + ") " + result;
  }

  /**
   * Begins the declaration of a function without parameters that returns an {@code interface {}}.
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  public String name() {
    return name;
  }

  /** The number of fixed parameters. */
  public int arity() {
    return params.length;
  }

  public boolean isVariadic() {
    return variadic != null;
  }

  /** The type of the argument at this index, the variadic element's type beyond the fixed ones. */
  public GoType paramType(int index) {
    return index < params.length ? params[index] : variadic;
  }

  public GoType resultType() {
    return result;
  }

  /** Does this function accept that many arguments? */
  public boolean accepts(int arguments) {
    return variadic == null ? arguments == params.length : arguments >= params.length;
  }

  /**
   * Runs the body on arguments that already fit the signature.
   *
   * @throws GoError if the function fails
   */
  public Object invoke(CallContext context, Object[] args) {
    return body.call(context, args);
  }

  @Override
  public GoType goType() {
    return type;
  }

  @Override
  public String toString() {
    return name + " " + type;
  }

  /** The declaration of a function; {@code call}, {@code args} or {@code context} completes it. */
  public static final class Builder {
    private final String name;
    private GoType[] params = NO_TYPES;
    private GoType variadic;
    private GoType result = GoType.ANY;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    /** The types of the fixed parameters. */
    public Builder params(GoType... types) {
      this.params = types.clone();
      return this;
    }

    /** The element type of the variadic parameter. */
    public Builder variadic(GoType elem) {
      this.variadic = elem;
      return this;
    }

    /** The type of the (first) result. */
    public Builder returns(GoType type) {
      this.result = type;
      return this;
    }

    /** A body over the array of all arguments. */
    public GoFunction args(Body body) {
      return new GoFunction(this, (context, args) -> body.call(args));
    }

    /** A body over the array of all arguments and the running execution. */
    public GoFunction context(ContextBody body) {
      return new GoFunction(this, body);
    }

    public GoFunction call(Body0 body) {
      requireFixed(0);
      return new GoFunction(this, (context, args) -> body.call());
    }

    /**
     * A body of one argument; {@code A} must be the Java representation of the parameter's type.
     */
    @SuppressWarnings("unchecked")
    public <A> GoFunction call(Body1<A> body) {
      requireFixed(1);
      return new GoFunction(this, (context, args) -> body.call((A) args[0]));
    }

    /** A body of two arguments. */
    @SuppressWarnings("unchecked")
    public <A, B> GoFunction call(Body2<A, B> body) {
      requireFixed(2);
      return new GoFunction(this, (context, args) -> body.call((A) args[0], (B) args[1]));
    }

    /** A body of three arguments. */
    @SuppressWarnings("unchecked")
    public <A, B, C> GoFunction call(Body3<A, B, C> body) {
      requireFixed(3);
      return new GoFunction(
          this, (context, args) -> body.call((A) args[0], (B) args[1], (C) args[2]));
    }

    private void requireFixed(int arguments) {
      if (params.length != arguments || variadic != null) {
        throw new IllegalArgumentException(
            name
                + ": a body of "
                + arguments
                + " parameters does not fit "
                + signature(params, variadic, result));
      }
    }
  }
}
