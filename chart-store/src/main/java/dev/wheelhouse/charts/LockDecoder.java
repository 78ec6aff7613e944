package dev.wheelhouse.charts;

import dev.wheelhouse.yaml.GoText;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decodes {@code Chart.lock} and {@code requirements.lock}. */
final class LockDecoder {
  private static final String DECODING = "error unmarshaling JSON: while decoding JSON: ";
  private static final List<String> LAYOUT =
      List.of("2006", "-", "01", "-", "02", "T", "15", ":", "04", ":", "05");
  private static final GoFields LOCK = new GoFields("Lock", "");

  private Optional<OffsetDateTime> generated = Optional.empty();
  private String digest = "";
  private List<ChartDependency> dependencies = List.of();

  private LockDecoder() {}

  /**
   * What a lock file says; empty if it says nothing.
   *
   * @throws YamlException with Go's text if it cannot be decoded
   */
  static Optional<ChartLock> decode(ChartFile file) {
    Object parsed = GoYaml.parseExact(file.shared());
    if (parsed == null) {
      return Optional.empty();
    }
    Map<String, Object> object = GoYaml.asMap(parsed, "chart.Lock");
    LockDecoder decoder = new LockDecoder();
    GoFields.each(object, List.of("generated", "digest", "dependencies"), decoder::set);
    return Optional.of(new ChartLock(decoder.generated, decoder.digest, decoder.dependencies));
  }

  private void set(String field, Object value) {
    switch (field) {
      case "generated" -> generated = Optional.of(time(value));
      case "digest" -> digest = LOCK.text(field, value);
      default -> {
        dependencies =
            new ArrayList<>(
                LOCK.structs(field, value, "chart.Dependency", DependencyDecoder::decode));
        dependencies.removeIf(dependency -> dependency == null);
      }
    }
  }

  private static OffsetDateTime time(Object value) {
    if (!(value instanceof String text)) {
      throw new YamlException(DECODING + "Time.UnmarshalJSON: input is not a JSON string");
    }
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException invalid) {
      throw new YamlException(
          DECODING
              + "parsing time "
              + GoText.quote(text)
              + " as \"2006-01-02T15:04:05Z07:00\": "
              + problem(text),
          invalid);
    }
  }

  private static String problem(String text) {
    int at = 0;
    for (String part : LAYOUT) {
      int end = Math.min(at + part.length(), text.length());
      String found = text.substring(at, end);
      boolean fits =
          Character.isDigit(part.charAt(0))
              ? found.length() == part.length() && found.chars().allMatch(Character::isDigit)
              : found.equals(part);
      if (!fits) {
        return cannotParse(text, at, part);
      }
      at = end;
    }
    return cannotParse(text, at, "Z07:00");
  }

  private static String cannotParse(String text, int at, String part) {
    return "cannot parse " + GoText.quote(text.substring(at)) + " as " + GoText.quote(part);
  }
}
