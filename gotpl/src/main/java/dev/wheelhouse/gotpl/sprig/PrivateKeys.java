package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.value.GoError;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.DSAParametersGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameterGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** Private keys: making them, writing them as Go's PEM blocks, reading those. */
final class PrivateKeys {
  private PrivateKeys() {}

  /** Uses Java's own generator, which takes half the time of the library's. */
  static AsymmetricKeyParameter rsa(int bits, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits, random);
      return PrivateKeyFactory.createKey(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException("every Java platform makes RSA keys", e);
    }
  }

  static AsymmetricKeyParameter ecdsa(SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(
        new ECKeyGenerationParameters(
            ECNamedDomainParameters.lookup(X9ObjectIdentifiers.prime256v1), random));
    return generator.generateKeyPair().getPrivate();
  }

  static AsymmetricKeyParameter ed25519(SecureRandom random) {
    return new Ed25519PrivateKeyParameters(random);
  }

  static AsymmetricKeyParameter dsa(SecureRandom random) {
    DSAParametersGenerator parameters = new DSAParametersGenerator(new SHA256Digest());
    parameters.init(new DSAParameterGenerationParameters(2048, 256, 80, random));
    DSAKeyPairGenerator generator = new DSAKeyPairGenerator();
    generator.init(new DSAKeyGenerationParameters(random, parameters.generateParameters()));
    return generator.generateKeyPair().getPrivate();
  }

  /** The public key; null where there is none for the type. */
  static AsymmetricKeyParameter publicKey(AsymmetricKeyParameter key) {
    if (key instanceof RSAPrivateCrtKeyParameters rsa) {
      return new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
    }
    if (key instanceof ECPrivateKeyParameters ec) {
      return new ECPublicKeyParameters(
          ec.getParameters().getG().multiply(ec.getD()).normalize(), ec.getParameters());
    }
    return key instanceof Ed25519PrivateKeyParameters ed ? ed.generatePublicKey() : null;
  }

  /** The key as Go's templates get it: PKCS #1, SEC 1 or PKCS #8, by its type. */
  static String encode(AsymmetricKeyParameter key) {
    try {
      if (key instanceof DSAPrivateKeyParameters dsa) {
        return new PemText("DSA PRIVATE KEY", dsaContent(dsa)).encode();
      }
      if (key instanceof ECPrivateKeyParameters ec) {
        return new PemText("EC PRIVATE KEY", ecContent(ec)).encode();
      }
      PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
      if (key instanceof Ed25519PrivateKeyParameters) {
        return new PemText("PRIVATE KEY", withoutPublicKey(info)).encode();
      }
      byte[] content = info.parsePrivateKey().toASN1Primitive().getEncoded();
      return new PemText("RSA PRIVATE KEY", content).encode();
    } catch (IOException e) {
      throw new IllegalStateException("a generated key has an encoding", e);
    }
  }

  private static byte[] withoutPublicKey(PrivateKeyInfo info) throws IOException {
    return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()).getEncoded();
  }

  private static byte[] dsaContent(DSAPrivateKeyParameters key) throws IOException {
    DSAParameters domain = key.getParameters();
    ASN1EncodableVector content = new ASN1EncodableVector();
    content.add(new ASN1Integer(0));
    content.add(new ASN1Integer(domain.getP()));
    content.add(new ASN1Integer(domain.getQ()));
    content.add(new ASN1Integer(domain.getG()));
    content.add(new ASN1Integer(domain.getG().modPow(key.getX(), domain.getP())));
    content.add(new ASN1Integer(key.getX()));
    return new DERSequence(content).getEncoded();
  }

  private static byte[] ecContent(ECPrivateKeyParameters key) throws IOException {
    ECPublicKeyParameters point = (ECPublicKeyParameters) publicKey(key);
    int bits = key.getParameters().getN().bitLength();
    PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
    return new ECPrivateKey(
            bits,
            key.getD(),
            new DERBitString(point.getQ().getEncoded(false)),
            info.getPrivateKeyAlgorithm().getParameters())
        .getEncoded();
  }

  /**
   * Reads a key in PEM.
   *
   * @throws GoError if there is none, or it cannot be read
   */
  static AsymmetricKeyParameter decode(String text) {
    PemText block = PemText.decode(text);
    if (block == null) {
      throw new GoError("no PEM data in input");
    }
    String type = block.type();
    if (!type.equals("PRIVATE KEY") && !type.endsWith(" PRIVATE KEY")) {
      throw new GoError("no private key data in PEM block of type " + type);
    }
    String algorithm = type.substring(0, type.lastIndexOf("PRIVATE KEY")).strip();
    String doing =
        algorithm.isEmpty()
            ? "decoding PEM as PKCS#8"
            : "parsing " + algorithm + " private key from PEM";
    try {
      return switch (algorithm) {
        case "" -> PrivateKeyFactory.createKey(block.content());
        case "RSA" -> fromRsa(block.content());
        case "EC" -> fromEc(block.content());
        case "DSA" -> fromDsa(block.content());
        default -> throw new GoError("invalid private key type " + type);
      };
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException e) {
      throw new GoError(doing + ": " + e.getMessage());
    }
  }

  private static AsymmetricKeyParameter fromRsa(byte[] content) throws IOException {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    return PrivateKeyFactory.createKey(
        new PrivateKeyInfo(algorithm, ASN1Sequence.getInstance(content)));
  }

  private static AsymmetricKeyParameter fromEc(byte[] content) throws IOException {
    ECPrivateKey key = ECPrivateKey.getInstance(ASN1Sequence.getInstance(content));
    var curve =
        key.getParametersObject() == null
            ? SECObjectIdentifiers.secp256r1
            : key.getParametersObject();
    return PrivateKeyFactory.createKey(
        new PrivateKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key));
  }

  private static AsymmetricKeyParameter fromDsa(byte[] content) {
    ASN1Sequence numbers = ASN1Sequence.getInstance(content);
    DSAParameters domain =
        new DSAParameters(number(numbers, 1), number(numbers, 2), number(numbers, 3));
    return new DSAPrivateKeyParameters(number(numbers, 5), domain);
  }

  private static BigInteger number(ASN1Sequence sequence, int index) {
    return ASN1Integer.getInstance(sequence.getObjectAt(index)).getValue();
  }
}
