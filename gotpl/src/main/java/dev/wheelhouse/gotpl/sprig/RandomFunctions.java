package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Sprig's random strings and numbers. */
final class RandomFunctions {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int UUID_BYTES = 16;

  private final Random random;

  private RandomFunctions(Random random) {
    this.random = random;
  }

  static List<GoFunction> all(Surroundings surroundings) {
    return new RandomFunctions(surroundings.random()).functions();
  }

  private List<GoFunction> functions() {
    return List.of(
        characters("randAlphaNum", LETTERS + DIGITS),
        characters("randAlpha", LETTERS),
        characters("randNumeric", DIGITS),
        characters("randAscii", ascii()),
        named("randBytes")
            .params(INT)
            .returns(STRING)
            .context((context, a) -> bytes(context, ((GoInt) a[0]).longValue())),
        named("randInt").params(INT, INT).returns(INT).call(this::between),
        named("shuffle").params(STRING).returns(STRING).call(this::shuffle),
        named("uuidv4").returns(STRING).call(this::uuid));
  }

  private static String ascii() {
    StringBuilder all = new StringBuilder();
    for (char c = ' '; c < 0x7F; c++) {
      all.append(c);
    }
    return all.toString();
  }

  private GoFunction characters(String name, String alphabet) {
    return named(name)
        .params(INT)
        .returns(STRING)
        .context((context, a) -> pick(context, alphabet, ((GoInt) a[0]).longValue()));
  }

  private String pick(CallContext context, String alphabet, long count) {
    if (count <= 0) {
      return "";
    }
    Limits.chargeString(context, count);
    context.charge(count);
    StringBuilder out = new StringBuilder((int) count);
    for (long i = 0; i < count; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }

  private String bytes(CallContext context, long count) {
    if (count < 0) {
      throw new GoError("runtime error: makeslice: len out of range");
    }
    Limits.chargeString(context, count * 2);
    byte[] bytes = new byte[(int) count];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private GoInt between(GoInt low, GoInt high) {
    long span = high.longValue() - low.longValue();
    if (span <= 0) {
      throw new GoError("invalid argument to Intn");
    }
    return GoInt.of(low.longValue() + random.nextLong(span));
  }

  private String shuffle(String text) {
    int[] runes = GoText.valid(text).codePoints().toArray();
    for (int i = runes.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int rune = runes[i];
      runes[i] = runes[other];
      runes[other] = rune;
    }
    return new String(runes, 0, runes.length);
  }

  private String uuid() {
    byte[] bytes = new byte[UUID_BYTES];
    random.nextBytes(bytes);
    bytes[6] = (byte) ((bytes[6] & 0x0F) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3F) | 0x80);
    String hex = HexFormat.of().formatHex(bytes);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }
}
