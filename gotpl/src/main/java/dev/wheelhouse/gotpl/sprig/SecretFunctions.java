package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.STRING;
import static dev.wheelhouse.gotpl.value.GoType.UINT32;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Sprig's password hashes and its symmetric encryption. */
final class SecretFunctions {
  private static final int AES_KEY = 32;
  private static final int AES_BLOCK = 16;
  private static final int BCRYPT_COST = 10;
  private static final int BCRYPT_SALT = 16;
  private static final int BCRYPT_MAX = 72;

  private final Random random;

  private SecretFunctions(Random random) {
    this.random = random;
  }

  static List<GoFunction> all(Surroundings surroundings) {
    return new SecretFunctions(surroundings.random()).functions();
  }

  private List<GoFunction> functions() {
    return List.of(
        named("bcrypt").params(STRING).returns(STRING).call(this::bcrypt),
        named("htpasswd")
            .params(STRING, STRING)
            .returns(STRING)
            .call(
                (String user, String password) ->
                    user.indexOf(':') >= 0
                        ? "invalid username: " + user
                        : user + ":" + bcrypt(password)),
        named("encryptAES").params(STRING, STRING).returns(STRING).call(this::encrypt),
        named("decryptAES").params(STRING, STRING).returns(STRING).call(SecretFunctions::decrypt),
        named("derivePassword")
            .params(UINT32, STRING, STRING, STRING, STRING)
            .returns(STRING)
            .args(
                args ->
                    DerivedPassword.of(
                        ((Number) args[0]).intValue(),
                        (String) args[1],
                        (String) args[2],
                        (String) args[3],
                        (String) args[4])));
  }

  private String bcrypt(String password) {
    byte[] bytes = GoStrings.toBytes(password);
    if (bytes.length > BCRYPT_MAX) {
      return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
    }
    return OpenBSDBCrypt.generate("2a", bytes, randomBytes(BCRYPT_SALT), BCRYPT_COST);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] cipher(int mode, String password, byte[] vector, byte[] data) {
    byte[] key = Arrays.copyOf(GoStrings.toBytes(password), AES_KEY);
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES on whole blocks works on every Java platform", e);
    }
  }

  private String encrypt(String password, String text) {
    if (text.isEmpty()) {
      return "";
    }
    byte[] content = GoStrings.toBytes(text);
    int padding = AES_BLOCK - content.length % AES_BLOCK;
    byte[] padded = Arrays.copyOf(content, content.length + padding);
    Arrays.fill(padded, content.length, padded.length, (byte) padding);
    byte[] vector = randomBytes(AES_BLOCK);
    byte[] secret = cipher(Cipher.ENCRYPT_MODE, password, vector, padded);
    byte[] all = Arrays.copyOf(vector, AES_BLOCK + secret.length);
    System.arraycopy(secret, 0, all, AES_BLOCK, secret.length);
    return new String(Base64.getEncoder().encode(all), StandardCharsets.US_ASCII);
  }

  private static String decrypt(String password, String text) {
    if (text.isEmpty()) {
      return "";
    }
    byte[] all;
    try {
      all = EncodingFunctions.Base64Text.decode(text);
    } catch (EncodingFunctions.CorruptInputException e) {
      throw new GoError(e.getMessage());
    }
    if (all.length < AES_BLOCK) {
      int capacity = text.length() / 4 * 3;
      throw outOfRange(
          capacity < AES_BLOCK ? "[:16] with capacity " + capacity : "[16:" + all.length + "]");
    }
    if (all.length % AES_BLOCK != 0) {
      throw new GoError("crypto/cipher: input not full blocks");
    }
    if (all.length == AES_BLOCK) {
      throw new GoError("runtime error: index out of range [-1]");
    }
    byte[] vector = Arrays.copyOf(all, AES_BLOCK);
    byte[] secret = Arrays.copyOfRange(all, AES_BLOCK, all.length);
    byte[] content = cipher(Cipher.DECRYPT_MODE, password, vector, secret);
    int end = content.length - (content[content.length - 1] & 0xFF);
    if (end < 0) {
      throw outOfRange("[:" + end + "]");
    }
    return GoStrings.fromBytes(content, 0, end);
  }

  private static GoError outOfRange(String what) {
    return new GoError("runtime error: slice bounds out of range " + what);
  }
}
