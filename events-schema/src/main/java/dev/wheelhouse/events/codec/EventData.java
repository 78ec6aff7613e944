package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.HookEvent.HookSucceeded;
import dev.wheelhouse.events.lifecycle.Preparation.PlanComputed;
import dev.wheelhouse.events.lifecycle.ResourceEvent.AppliedResource;
import dev.wheelhouse.events.plan.PlannedChange;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Options;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The mapping between the model's records and JSON: a field for each component under its name; null
 * and empty text are left out; times in RFC 3339; enum words in kebab-case, except that an {@link
 * ErrorCode} is written as it is; {@link Step} tells its kind by {@code type}; {@link Options} as
 * in requests; a {@link DeployError} also tells its hint.
 */
final class EventData {
  static final JsonMapper MAPPER = mapper();

  private EventData() {}

  private static JsonMapper mapper() {
    SimpleModule module = new SimpleModule("wheelhouse");
    module.addSerializer(new EnumWriter());
    module.addSerializer(new OptionsWriter());
    module.addDeserializer(Options.class, new OptionsReader());
    module.setDeserializerModifier(
        new BeanDeserializerModifier() {
          @Override
          public JsonDeserializer<?> modifyEnumDeserializer(
              DeserializationConfig config,
              JavaType type,
              BeanDescription description,
              JsonDeserializer<?> deserializer) {
            return new EnumReader(type.getRawClass());
          }
        });
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(module)
            .addMixIn(Step.class, StepKind.class)
            .addMixIn(DeployError.class, ErrorWithHint.class)
            .addMixIn(Step.HookPhase.class, HookPhaseFields.class)
            .addMixIn(HookSucceeded.class, HookSucceededFields.class)
            .addMixIn(AppliedResource.class, AppliedResourceFields.class)
            .addMixIn(PlanComputed.class, PlanComputedFields.class)
            .addMixIn(PlannedChange.class, PlannedChangeFields.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();
    mapper
        .configOverride(String.class)
        .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, null))
        .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Crds.class, name = "crds"),
    @JsonSubTypes.Type(value = Step.HookPhase.class, name = "hook-phase"),
    @JsonSubTypes.Type(value = Step.Wave.class, name = "wave"),
    @JsonSubTypes.Type(value = Step.Prune.class, name = "prune"),
    @JsonSubTypes.Type(value = Step.AwaitReady.class, name = "await-ready")
  })
  private interface StepKind {}

  private interface ErrorWithHint {
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    String hint();
  }

  private interface HookPhaseFields {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    int parallelism();
  }

  private interface HookSucceededFields {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> log();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> podEvents();
  }

  private interface AppliedResourceFields {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> overridden();
  }

  private interface PlanComputedFields {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<PlannedChange> changes();
  }

  private interface PlannedChangeFields {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> fields();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    int moreFields();
  }

  private static String word(Enum<?> constant) {
    return constant instanceof ErrorCode
        ? constant.name()
        : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @SuppressWarnings("rawtypes")
  private static final class EnumWriter extends StdSerializer<Enum> {
    private static final long serialVersionUID = 1L;

    EnumWriter() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(word((Enum<?>) value));
    }
  }

  private static final class EnumReader extends StdDeserializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    private final Map<String, Enum<?>> constants = new HashMap<>();

    EnumReader(Class<?> kind) {
      super(kind);
      for (Object constant : kind.getEnumConstants()) {
        constants.put(word((Enum<?>) constant), (Enum<?>) constant);
      }
    }

    @Override
    public Enum<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getText();
      Enum<?> constant = constants.get(text);
      if (constant != null) {
        return constant;
      }
      return (Enum<?>)
          context.handleWeirdStringValue(handledType(), text, "not a word this version knows");
    }
  }

  private static final class OptionsWriter extends StdSerializer<Options> {
    private static final long serialVersionUID = 1L;

    OptionsWriter() {
      super(Options.class);
    }

    @Override
    public void serialize(Options options, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(OptionsJson.write(options));
    }
  }

  private static final class OptionsReader extends StdDeserializer<Options> {
    private static final long serialVersionUID = 1L;

    OptionsReader() {
      super(Options.class);
    }

    @Override
    public Options deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return OptionsJson.read(json.readValueAsTree());
    }
  }
}
