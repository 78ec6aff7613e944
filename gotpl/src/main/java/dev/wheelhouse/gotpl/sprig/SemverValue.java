package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.STRING;
import static dev.wheelhouse.gotpl.value.GoType.UINT64;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.json.JsonView;
import dev.wheelhouse.gotpl.semver.SemverException;
import dev.wheelhouse.gotpl.semver.Version;
import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoUint;
import dev.wheelhouse.gotpl.value.Kind;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A version in a template: {@code *semver.Version}, or the plain {@code semver.Version} that the
 * methods which count up return and which lacks the pointer's methods.
 */
final class SemverValue implements GoStringer, Receiver, JsonView {
  private static final GoType STRUCT = GoType.struct("semver.Version");
  static final GoType TYPE = GoType.pointer(STRUCT);

  private final Version version;
  private final boolean pointer;

  private SemverValue(Version version, boolean pointer) {
    this.version = version;
    this.pointer = pointer;
  }

  /** A {@code *semver.Version}. */
  static SemverValue of(Version version) {
    return new SemverValue(version, true);
  }

  Version version() {
    return version;
  }

  /** The zero version of the same type. */
  SemverValue zero() {
    return new SemverValue(Version.of(0, 0, 0, "", ""), pointer);
  }

  @Override
  public GoType goType() {
    return pointer ? TYPE : STRUCT;
  }

  @Override
  public String goString() {
    return version.toString();
  }

  @Override
  public Object jsonView() {
    return version.toString();
  }

  @Override
  public GoFunction goMethod(String name) {
    GoFunction method = reader(name);
    if (method == null) {
      method = changer(name);
    }
    return method == null && pointer ? comparison(name) : method;
  }

  private GoFunction reader(String name) {
    return switch (name) {
      case "Major" -> number(name, version.major());
      case "Minor" -> number(name, version.minor());
      case "Patch" -> number(name, version.patch());
      case "Prerelease" -> named(name).returns(STRING).call(version::prerelease);
      case "Metadata" -> named(name).returns(STRING).call(version::metadata);
      case "String" -> named(name).returns(STRING).call(version::toString);
      case "Value" -> named(name).call(version::toString);
      case "MarshalText" -> named(name).returns(GoType.BYTES).call(() -> bytes(goString()));
      case "MarshalJSON" ->
          named(name).returns(GoType.BYTES).call(() -> bytes("\"" + goString() + "\""));
      default -> null;
    };
  }

  private static GoFunction number(String name, long value) {
    return named(name).returns(UINT64).call(() -> GoUint.of(Kind.UINT64, value));
  }

  private static GoBytes bytes(String text) {
    return new GoBytes(GoStrings.toBytes(text));
  }

  private GoFunction changer(String name) {
    return switch (name) {
      case "IncMajor" -> next(name, version::incMajor);
      case "IncMinor" -> next(name, version::incMinor);
      case "IncPatch" -> next(name, version::incPatch);
      case "SetPrerelease" ->
          named(name)
              .params(STRING)
              .returns(STRUCT)
              .call((String part) -> orFail(() -> version.withPrerelease(part)));
      case "SetMetadata" ->
          named(name)
              .params(STRING)
              .returns(STRUCT)
              .call((String part) -> orFail(() -> version.withMetadata(part)));
      default -> null;
    };
  }

  private static GoFunction next(String name, Supplier<Version> change) {
    return named(name).returns(STRUCT).call(() -> new SemverValue(change.get(), false));
  }

  private static SemverValue orFail(Supplier<Version> change) {
    try {
      return new SemverValue(change.get(), false);
    } catch (SemverException e) {
      throw new GoError(e.getMessage());
    }
  }

  private GoFunction comparison(String name) {
    GoFunction.Builder method = named(name).params(TYPE).returns(BOOL);
    return switch (name) {
      case "Original" -> named(name).returns(STRING).call(version::original);
      case "LessThan" -> method.call((SemverValue other) -> compare(other) < 0);
      case "LessThanEqual" -> method.call((SemverValue other) -> compare(other) <= 0);
      case "GreaterThan" -> method.call((SemverValue other) -> compare(other) > 0);
      case "GreaterThanEqual" -> method.call((SemverValue other) -> compare(other) >= 0);
      case "Equal" -> method.call((SemverValue other) -> compare(other) == 0);
      case "Compare" ->
          method.returns(INT).call((SemverValue other) -> GoInt.of(Integer.signum(compare(other))));
      default -> null;
    };
  }

  private int compare(SemverValue other) {
    return version.compareTo(other.version);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SemverValue that
        && pointer == that.pointer
        && version.equals(that.version);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, pointer);
  }

  @Override
  public String toString() {
    return goString();
  }
}
