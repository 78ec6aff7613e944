package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.LIST;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoType;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/** Sprig's private keys and certificates. */
final class CertificateFunctions {
  private static final GoType CERTIFICATE = GoType.struct("sprig.certificate");
  private static final int CERTIFICATE_KEY_BITS = 2048;
  private static final int PRIVATE_KEY_BITS = 4096;
  private static final int SERIAL_BITS = 128;

  private final Surroundings surroundings;
  private final SecureRandom random;

  private CertificateFunctions(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.random = SecureRandoms.of(surroundings.random());
  }

  static List<GoFunction> all(Surroundings surroundings) {
    return new CertificateFunctions(surroundings).functions();
  }

  private List<GoFunction> functions() {
    return List.of(
        named("genPrivateKey").params(STRING).returns(STRING).call(this::privateKey),
        named("genCA")
            .params(STRING, INT)
            .returns(CERTIFICATE)
            .call((String name, GoInt days) -> authority(name, days, rsa())),
        named("genCAWithKey")
            .params(STRING, INT, STRING)
            .returns(CERTIFICATE)
            .call((String name, GoInt days, String pem) -> authority(name, days, key(pem))),
        named("genSelfSignedCert")
            .params(STRING, LIST, LIST, INT)
            .returns(CERTIFICATE)
            .args(args -> certificate(args, rsa(), null)),
        named("genSelfSignedCertWithKey")
            .params(STRING, LIST, LIST, INT, STRING)
            .returns(CERTIFICATE)
            .args(args -> certificate(args, key((String) args[4]), null)),
        named("genSignedCert")
            .params(STRING, LIST, LIST, INT, CERTIFICATE)
            .returns(CERTIFICATE)
            .args(args -> certificate(args, rsa(), issuer((GoStruct) args[4]))),
        named("genSignedCertWithKey")
            .params(STRING, LIST, LIST, INT, CERTIFICATE, STRING)
            .returns(CERTIFICATE)
            .args(args -> certificate(args, key((String) args[5]), issuer((GoStruct) args[4]))),
        named("buildCustomCert")
            .params(STRING, STRING)
            .returns(CERTIFICATE)
            .call(CertificateFunctions::custom));
  }

  private String privateKey(String type) {
    return switch (type) {
      case "", "rsa" -> PrivateKeys.encode(PrivateKeys.rsa(PRIVATE_KEY_BITS, random));
      case "dsa" -> PrivateKeys.encode(PrivateKeys.dsa(random));
      case "ecdsa" -> PrivateKeys.encode(PrivateKeys.ecdsa(random));
      case "ed25519" -> PrivateKeys.encode(PrivateKeys.ed25519(random));
      default -> "Unknown type " + type;
    };
  }

  private AsymmetricKeyParameter rsa() {
    return PrivateKeys.rsa(CERTIFICATE_KEY_BITS, random);
  }

  private static AsymmetricKeyParameter key(String pem) {
    try {
      return PrivateKeys.decode(pem);
    } catch (GoError e) {
      throw new GoError("parsing private key: " + e.getMessage());
    }
  }

  private GoStruct authority(String name, GoInt days, AsymmetricKeyParameter key) {
    return issue(List.of(), name, days, key, null, true);
  }

  private GoStruct certificate(
      Object[] args, AsymmetricKeyParameter key, CertificateAuthority.Issuer issuer) {
    List<GeneralName> addresses = addresses((List<?>) args[1]);
    List<GeneralName> names = names((List<?>) args[2]);
    names.addAll(addresses);
    return issue(names, (String) args[0], (GoInt) args[3], key, issuer, false);
  }

  private GoStruct issue(
      List<GeneralName> names,
      String commonName,
      GoInt days,
      AsymmetricKeyParameter key,
      CertificateAuthority.Issuer issuer,
      boolean authority) {
    BigInteger serial = new BigInteger(SERIAL_BITS, random);
    CertificateAuthority.Request request =
        new CertificateAuthority.Request(commonName, names, days.longValue(), authority, serial);
    byte[] issued =
        CertificateAuthority.issue(request, key, issuer, surroundings.clock().instant());
    String text = new PemText("CERTIFICATE", issued).encode();
    return certificate(text, PrivateKeys.encode(key));
  }

  private static GoStruct certificate(String certificate, String key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Cert", certificate);
    fields.put("Key", key);
    return GoStruct.of(CERTIFICATE, fields);
  }

  private static CertificateAuthority.Issuer issuer(GoStruct authority) {
    PemText block = PemText.decode((String) authority.goField("Cert"));
    if (block == null) {
      throw new GoError("unable to decode certificate");
    }
    String failure = "error parsing certificate: decodedSignerCert.Bytes: ";
    parse(block, null, failure);
    AsymmetricKeyParameter key;
    try {
      key = PrivateKeys.decode((String) authority.goField("Key"));
    } catch (GoError e) {
      throw new GoError("error parsing private key: " + e.getMessage());
    }
    return parse(block, key, failure);
  }

  private static CertificateAuthority.Issuer parse(
      PemText block, AsymmetricKeyParameter key, String failure) {
    try {
      return CertificateAuthority.Issuer.of(block.content(), key);
    } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
      throw new GoError(failure + "x509: malformed certificate", e);
    }
  }

  private static Object custom(String certificate64, String key64) {
    byte[] certificate = decode(certificate64, "unable to decode base64 certificate");
    byte[] key = decode(key64, "unable to decode base64 private key");
    String certificateText = GoStrings.fromBytes(certificate);
    PemText block = PemText.decode(certificateText);
    if (block == null) {
      throw new GoError("unable to decode certificate");
    }
    parse(block, null, "error parsing certificate: decodedCert.Bytes: ");
    String keyText = GoStrings.fromBytes(key);
    try {
      PrivateKeys.decode(keyText);
    } catch (GoError e) {
      throw new GoError("error parsing private key: " + e.getMessage());
    }
    return certificate(certificateText, keyText);
  }

  private static byte[] decode(String text, String failure) {
    try {
      return EncodingFunctions.Base64Text.decode(text);
    } catch (EncodingFunctions.CorruptInputException e) {
      throw new GoError(failure, e);
    }
  }

  private static List<GeneralName> names(List<?> names) {
    List<GeneralName> result = new ArrayList<>();
    for (Object name : names) {
      if (!(name instanceof String text)) {
        throw new GoError(
            "error processing alternate dns name: " + GoFormat.toText(name) + " is not a string");
      }
      result.add(CertificateAuthority.dnsName(text));
    }
    return result;
  }

  private static List<GeneralName> addresses(List<?> addresses) {
    List<GeneralName> result = new ArrayList<>();
    for (Object address : addresses) {
      if (!(address instanceof String text)) {
        throw new GoError("error parsing ip: " + GoFormat.toText(address) + " is not a string");
      }
      result.add(CertificateAuthority.address(addressBytes(text)));
    }
    return result;
  }

  private static byte[] addressBytes(String text) {
    byte[] bytes = IpAddress.parse(text);
    if (bytes == null) {
      throw new GoError("error parsing ip: " + text);
    }
    return bytes;
  }
}
