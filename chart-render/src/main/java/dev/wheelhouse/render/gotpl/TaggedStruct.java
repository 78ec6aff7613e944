package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.json.JsonView;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Go struct whose fields have names in JSON, as Helm's have. Immutable; whether it may be shared
 * between threads depends on the values of its fields.
 */
class TaggedStruct implements GoStruct, JsonView {
  /**
   * A field.
   *
   * @param name Go's name
   * @param json name in JSON; "" where Go's name serves, or for an embedded struct
   * @param omitEmpty whether JSON leaves out an empty value
   * @param value the field's value
   */
  record Field(String name, String json, boolean omitEmpty, Object value) {
    static Field of(String name, String json, Object value) {
      return new Field(name, json, true, value);
    }
  }

  private final GoType type;
  private final List<Field> fields;
  private final Map<String, Field> byName = new LinkedHashMap<>();
  private final boolean embeds;

  TaggedStruct(GoType type, List<Field> fields) {
    this(type, fields, false);
  }

  /**
   * @param embeds whether the first field is an embedded struct, whose fields are this struct's too
   */
  TaggedStruct(GoType type, List<Field> fields, boolean embeds) {
    this.type = type;
    this.fields = List.copyOf(fields);
    this.embeds = embeds;
    this.fields.forEach(field -> byName.put(field.name(), field));
  }

  @Override
  public GoType goType() {
    return type;
  }

  @Override
  public List<String> goFieldNames() {
    return fields.stream().map(Field::name).toList();
  }

  @Override
  public Object goField(String name) {
    Field field = byName.get(name);
    if (field != null) {
      return field.value();
    }
    return embeds ? ((GoStruct) fields.get(0).value()).goField(name) : NO_FIELD;
  }

  /** All fields by Go's names, those of an embedded struct in its place. */
  Map<String, Object> goFields() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (embeds && i == 0) {
        all.putAll(((TaggedStruct) fields.get(i).value()).goFields());
      } else {
        all.put(fields.get(i).name(), fields.get(i).value());
      }
    }
    return all;
  }

  @Override
  public Object jsonView() {
    return GoStruct.of(type, jsonFields());
  }

  private Map<String, Object> jsonFields() {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      if (embeds && i == 0) {
        json.putAll(((TaggedStruct) field.value()).jsonFields());
      } else if (!field.omitEmpty() || GoValues.isTrue(field.value())) {
        json.put(field.json().isEmpty() ? field.name() : field.json(), field.value());
      }
    }
    return json;
  }

  /** Collects fields in order. */
  static final class Fields {
    private final List<Field> list = new ArrayList<>();

    Fields add(String name, String json, Object value) {
      list.add(Field.of(name, json, value));
      return this;
    }

    Fields always(String name, String json, Object value) {
      list.add(new Field(name, json, false, value));
      return this;
    }

    List<Field> list() {
      return list;
    }
  }
}
