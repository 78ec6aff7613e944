package dev.wheelhouse.gotpl.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Go struct, or a non-nil pointer to one when its type is a pointer: something with named fields.
 * A template reads a field as {@code .Name}. Implement {@code dev.wheelhouse.gotpl.func.Receiver}
 * as well to give it methods.
 */
public interface GoStruct extends GoValue {
  /** What {@link #goField} returns for a name that is no field; compare by identity. */
  Object NO_FIELD =
      new Object() {
        @Override
        public String toString() {
          return "no such field";
        }
      };

  /** The exported fields in the order of their declaration. */
  List<String> goFieldNames();

  /**
   * The value of an exported field, {@link #NO_FIELD} if there is none of that name. Null is a nil
   * interface; other nils are typed ({@link GoType#zero}).
   */
  Object goField(String name);

  /**
   * A struct of the given type and fields.
   *
   * @param type a struct type or a pointer to one
   * @param fields values by name; iterated in the map's order; copied
   */
  static GoStruct of(GoType type, Map<String, ?> fields) {
    Map<String, Object> copy = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    return new GoStruct() {
      private final List<String> names = List.copyOf(copy.keySet());

      @Override
      public GoType goType() {
        return type;
      }

      @Override
      public List<String> goFieldNames() {
        return names;
      }

      @Override
      public Object goField(String name) {
        Object value = copy.get(name);
        return value != null || copy.containsKey(name) ? value : NO_FIELD;
      }
    };
  }
}
