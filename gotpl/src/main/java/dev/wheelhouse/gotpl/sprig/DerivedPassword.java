package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.value.GoStrings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Passwords derived from a master password, as the Master Password algorithm (Spectre) defines. */
final class DerivedPassword {
  private static final byte[] SCOPE =
      "com.lyndir.masterpassword".getBytes(StandardCharsets.US_ASCII);
  private static final int COST = 32_768;
  private static final int BLOCK_SIZE = 8;
  private static final int PARALLELISM = 2;
  private static final int KEY_LENGTH = 64;

  /** Patterns of character classes by type of password; the seed picks one. */
  private static final Map<String, String[]> TEMPLATES =
      Map.of(
          "maximum", words("anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno"),
          "long",
              words(
                  "CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv"
                      + " CvccCvcvCvcvno CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno"
                      + " CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv"
                      + " CvccCvccnoCvcv CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc"
                      + " CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno"),
          "medium", words("CvcnoCvc CvcCvcno"),
          "short", words("Cvcn"),
          "basic", words("aaanaaan aannaaan aaannaaa"),
          "pin", words("nnnn"));

  private static final Map<Character, String> CLASSES =
      Map.of(
          'V', "AEIOU",
          'C', "BCDFGHJKLMNPQRSTVWXYZ",
          'v', "aeiou",
          'c', "bcdfghjklmnpqrstvwxyz",
          'A', "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
          'a', "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
          'n', "0123456789",
          'o', "@&%?,=[]_:-+*$#!'^~;()/.",
          'x', "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()");

  private DerivedPassword() {}

  private static String[] words(String list) {
    return list.split(" ");
  }

  static String of(int counter, String type, String password, String user, String site) {
    String[] templates = TEMPLATES.get(type);
    if (templates == null) {
      return "cannot find password template " + type;
    }
    byte[] key =
        SCrypt.generate(
            GoStrings.toBytes(password),
            scoped(GoStrings.toBytes(user), 0).array(),
            COST,
            BLOCK_SIZE,
            PARALLELISM,
            KEY_LENGTH);
    byte[] message = scoped(GoStrings.toBytes(site), Integer.BYTES).putInt(counter).array();
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    mac.update(message, 0, message.length);
    byte[] seed = new byte[mac.getMacSize()];
    mac.doFinal(seed, 0);
    return pick(templates[(seed[0] & 0xFF) % templates.length], seed);
  }

  /** The scope, the length of the text and the text, with room for more behind it. */
  private static ByteBuffer scoped(byte[] text, int more) {
    return ByteBuffer.allocate(SCOPE.length + Integer.BYTES + text.length + more)
        .put(SCOPE)
        .putInt(text.length)
        .put(text);
  }

  private static String pick(String template, byte[] seed) {
    StringBuilder out = new StringBuilder(template.length());
    for (int i = 0; i < template.length(); i++) {
      String characters = CLASSES.get(template.charAt(i));
      out.append(characters.charAt((seed[i + 1] & 0xFF) % characters.length()));
    }
    return out.toString();
  }
}
