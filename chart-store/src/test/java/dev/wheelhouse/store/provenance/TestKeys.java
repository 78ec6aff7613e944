package dev.wheelhouse.store.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PBESecretKeyEncryptor;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Makes OpenPGP keys and writes them as GnuPG's keyrings. */
public final class TestKeys {
  public static final String NAME = "Jane Doe <jane@example.com>";

  private TestKeys() {}

  /** The keyrings of one key. */
  public record Rings(Path secret, Path open) {}

  /**
   * A key whose keyrings lie in a directory.
   *
   * @param passphrase "" for a key without one
   * @param validSeconds 0 for a key that does not expire
   */
  public static Rings write(Path directory, String passphrase, long validSeconds) {
    try {
      PGPKeyRingGenerator generator = generator(passphrase, validSeconds);
      Path secret = directory.resolve("secring.gpg");
      Path open = directory.resolve("pubring.gpg");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      generator.generateSecretKeyRing().encode(bytes);
      Files.write(secret, bytes.toByteArray());
      bytes.reset();
      generator.generatePublicKeyRing().encode(bytes);
      Files.write(open, bytes.toByteArray());
      return new Rings(secret, open);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PGPKeyRingGenerator generator(String passphrase, long validSeconds)
      throws PGPException {
    RSAKeyPairGenerator rsa = new RSAKeyPairGenerator();
    rsa.init(
        new RSAKeyGenerationParameters(BigInteger.valueOf(65537), new SecureRandom(), 1024, 64));
    PGPKeyPair pair =
        new BcPGPKeyPair(
            PublicKeyAlgorithmTags.RSA_GENERAL,
            rsa.generateKeyPair(),
            new Date(System.currentTimeMillis() - 3_600_000));
    PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
    subpackets.setKeyFlags(false, 3);
    if (validSeconds > 0) {
      subpackets.setKeyExpirationTime(false, validSeconds);
    }
    PBESecretKeyEncryptor encryptor =
        passphrase.isEmpty()
            ? null
            : new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_128)
                .build(passphrase.toCharArray());
    return new PGPKeyRingGenerator(
        PGPSignature.POSITIVE_CERTIFICATION,
        pair,
        NAME,
        new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
        subpackets.generate(),
        null,
        new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
        encryptor);
  }
}
