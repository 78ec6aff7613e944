package dev.wheelhouse.gotpl.value;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * A Go slice or array of a known element type, over a list of its elements. A plain {@link List} is
 * a {@code []interface {}}. Extend it to give a defined slice type methods.
 */
public class GoSlice extends AbstractList<Object> implements GoValue, RandomAccess {
  private final GoType type;
  private final List<Object> elements;
  private final boolean nil;

  /**
   * A view of {@code elements} as a value of {@code type}.
   *
   * @param type a slice or array type, possibly a defined one
   */
  public GoSlice(GoType type, List<?> elements) {
    this(type, elements, false);
  }

  @SuppressWarnings("unchecked") // elements are only read and replaced as Object
  private GoSlice(GoType type, List<?> elements, boolean nil) {
    if (type.kind() != Kind.SLICE && type.kind() != Kind.ARRAY) {
      throw new IllegalArgumentException(type + " is not a slice or array type");
    }
    this.type = type;
    this.elements = (List<Object>) Objects.requireNonNull(elements, "elements");
    this.nil = nil;
  }

  /** The nil slice of a type: empty and immutable. */
  public static GoSlice nil(GoType type) {
    return new GoSlice(type, List.of(), true);
  }

  /** A {@code []string}. */
  public static GoSlice ofStrings(List<String> strings) {
    return new GoSlice(GoType.STRINGS, strings);
  }

  public boolean isNil() {
    return nil;
  }

  @Override
  public GoType goType() {
    return type;
  }

  @Override
  public Object get(int index) {
    return elements.get(index);
  }

  @Override
  public Object set(int index, Object element) {
    return elements.set(index, element);
  }

  @Override
  public void add(int index, Object element) {
    elements.add(index, element);
  }

  @Override
  public Object remove(int index) {
    return elements.remove(index);
  }

  @Override
  public int size() {
    return elements.size();
  }
}
