package dev.wheelhouse.store.provenance;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * Writes and checks {@code .prov} files: the chart's metadata and the digest of its archive, signed
 * with OpenPGP. Stateless and safe for use by many threads.
 *
 * <p>Source: Helm's {@code pkg/provenance/sign.go}.
 */
public final class Provenance {
  private static final String SEPARATOR = "\n...\n";

  private Provenance() {}

  /**
   * Signs an archive.
   *
   * @param fileName what the archive is called
   * @param key name of the key, or a part of it
   * @param passphrase of the key; empty for a key without one
   * @return the provenance file
   * @throws StoreException CONFIGURATION_INVALID if the key cannot be used
   * @throws dev.wheelhouse.charts.ChartException if the archive is no chart
   */
  public static String sign(
      String fileName, byte[] archive, Keyring keyring, String key, char[] passphrase) {
    PGPSecretKey secret = keyring.secretKey(key);
    Chart chart = ChartLoader.loadArchive(fileName, archive, ChartLimits.DEFAULT);
    String message =
        GoYaml.marshal(chart.metadata().toMap())
            + SEPARATOR
            + GoYaml.marshal(Map.of("files", Map.of(fileName, chart.digest())));
    try {
      return clearSigned(message.lines().toList(), secret, unlocked(secret, passphrase));
    } catch (PGPException | IOException failed) {
      throw new StoreException(
          StoreErrorCode.CONFIGURATION_INVALID,
          "signing with key \"" + key + "\": " + failed.getMessage() + "; check its passphrase",
          failed);
    }
  }

  private static PGPPrivateKey unlocked(PGPSecretKey secret, char[] passphrase)
      throws PGPException {
    return secret.extractPrivateKey(
        new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase));
  }

  private static String clearSigned(List<String> lines, PGPSecretKey secret, PGPPrivateKey key)
      throws PGPException, IOException {
    PGPPublicKey publicKey = secret.getPublicKey();
    PGPSignatureGenerator generator =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(publicKey.getAlgorithm(), HashAlgorithmTags.SHA512),
            publicKey);
    generator.init(PGPSignature.CANONICAL_TEXT_DOCUMENT, key);
    generator.update(ClearText.signed(lines));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(bytes)) {
      armor.beginClearText(HashAlgorithmTags.SHA512);
      armor.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      armor.endClearText();
      generator.generate().encode(armor);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * Checks that a known key signed the digest of an archive.
   *
   * @param fileName what the archive is called; its digest must be under that name
   * @throws StoreException PROVENANCE_INVALID
   */
  public static Verification verify(
      String fileName, byte[] archive, byte[] provenance, Keyring keyring, Clock clock) {
    ClearText signed = ClearText.parse(provenance);
    Keyring.Signer signer = signer(signed, keyring, clock);
    String digest = ChartLoader.archiveDigest(archive);
    Object wanted = digests(signed.text()).get(fileName);
    if (wanted == null) {
      throw invalid(
          "provenance does not contain a SHA for a file named \"" + fileName + "\"", null);
    }
    if (!digest.equals(wanted)) {
      throw invalid(
          "sha256 sum does not match for %s: \"%s\" != \"%s\"".formatted(fileName, wanted, digest),
          null);
    }
    String fingerprint =
        HexFormat.of().formatHex(signer.primary().getFingerprint()).toUpperCase(Locale.ROOT);
    return new Verification(signer.names(), fingerprint, digest);
  }

  private static Keyring.Signer signer(ClearText signed, Keyring keyring, Clock clock) {
    try {
      PGPSignature signature = signature(signed.signature());
      Keyring.Signer signer =
          keyring
              .signer(signature.getKeyID())
              .orElseThrow(() -> invalid("openpgp: signature made by unknown entity", null));
      signature.init(new BcPGPContentVerifierBuilderProvider(), signer.key());
      signature.update(ClearText.signed(signed.lines()));
      if (!signature.verify()) {
        throw invalid("openpgp: invalid signature: hash of the text does not match", null);
      }
      checkValidity(signer.key(), clock);
      checkValidity(signer.primary(), clock);
      return signer;
    } catch (PGPException | IOException failed) {
      throw invalid("failed to decode signature: " + failed.getMessage(), failed);
    }
  }

  private static PGPSignature signature(String armored) throws IOException {
    byte[] bytes = armored.getBytes(StandardCharsets.US_ASCII);
    try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes))) {
      Object found = new BcPGPObjectFactory(in).nextObject();
      if (found instanceof PGPSignatureList list && !list.isEmpty()) {
        return list.get(0);
      }
      throw invalid("failed to decode signature: signature block not found", null);
    }
  }

  private static void checkValidity(PGPPublicKey key, Clock clock) {
    if (key.hasRevocation()) {
      throw invalid("openpgp: key revoked", null);
    }
    long seconds = key.getValidSeconds();
    boolean expired =
        seconds > 0
            && clock.instant().isAfter(key.getCreationTime().toInstant().plusSeconds(seconds));
    if (expired) {
      throw invalid("openpgp: key expired", null);
    }
  }

  private static Map<String, Object> digests(String text) {
    int separator = text.indexOf(SEPARATOR);
    if (separator < 0) {
      throw invalid("message block must have at least two parts", null);
    }
    try {
      Map<String, Object> sums = GoYaml.parseMap(text.substring(separator + SEPARATOR.length()));
      return GoYaml.asMap(sums.get("files"), "map[string]string");
    } catch (YamlException malformed) {
      throw invalid(malformed.getMessage(), malformed);
    }
  }

  /**
   * What a provenance file claims: digests ({@code sha256:...}) by file name. Nobody's signature is
   * checked.
   *
   * @throws StoreException PROVENANCE_INVALID if it is no provenance file
   */
  public static Map<String, String> claims(byte[] provenance) {
    Map<String, String> claims = new LinkedHashMap<>();
    digests(ClearText.parse(provenance).text())
        .forEach((name, digest) -> claims.put(name, String.valueOf(digest)));
    return claims;
  }

  private static StoreException invalid(String message, Throwable cause) {
    return new StoreException(StoreErrorCode.PROVENANCE_INVALID, message, cause);
  }
}
