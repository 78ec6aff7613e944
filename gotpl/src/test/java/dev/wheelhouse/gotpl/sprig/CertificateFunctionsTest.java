package dev.wheelhouse.gotpl.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.gotpl.engine.Templates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, certificates and hashes, which are random: they are read back and verified. */
class CertificateFunctionsTest {
  private static final Templates TEMPLATES =
      Templates.named("test", SprigFunctions.functions(TestSurroundings.utc()));

  private static String render(String template) {
    return TEMPLATES.with("t", template).execute("t", Map.of());
  }

  private static X509Certificate certificate(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void assertCertifies(X509Certificate certificate, String keyPem) throws Exception {
    AsymmetricKeyParameter key = PrivateKeys.publicKey(PrivateKeys.decode(keyPem));
    assertThat(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded())
        .isEqualTo(certificate.getPublicKey().getEncoded());
  }

  @Test
  void makesAnAuthorityThatSignsItself() throws Exception {
    String[] parts =
        render("{{ $ca := genCA \"my ca\" 365 }}{{ $ca.Cert }}|{{ $ca.Key }}").split("\\|", -1);

    X509Certificate certificate = certificate(parts[0]);

    certificate.verify(certificate.getPublicKey());
    assertCertifies(certificate, parts[1]);
    assertThat(parts[1]).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=my ca");
    assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(certificate.getKeyUsage()).startsWith(true, false, true, false, false, true);
    Instant start = TestSurroundings.NOW.truncatedTo(ChronoUnit.SECONDS);
    assertThat(certificate.getNotBefore().toInstant()).isEqualTo(start);
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo(start.plus(Duration.ofDays(365)));
  }

  @Test
  void signsACertificateWithAnAuthority() throws Exception {
    String[] parts =
        render(
                "{{ $ca := genCA \"ca\" 9 }}{{ $c := genSignedCert \"svc\" (list \"10.0.0.1\""
                    + " \"::1\") (list \"a.b\" \"*.c\") 7 $ca }}{{ $ca.Cert }}|{{ $c.Cert }}|{{"
                    + " $c.Key }}")
            .split("\\|", -1);

    X509Certificate certificate = certificate(parts[1]);

    certificate.verify(certificate(parts[0]).getPublicKey());
    assertCertifies(certificate, parts[2]);
    assertThat(certificate.getIssuerX500Principal().getName()).isEqualTo("CN=ca");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    List<Object> names = new ArrayList<>();
    certificate.getSubjectAlternativeNames().forEach(name -> names.add(name.get(1)));
    assertThat(names).containsExactly("a.b", "*.c", "10.0.0.1", "0:0:0:0:0:0:0:1");
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, SHA256withRSA, RSA PRIVATE KEY",
    "ecdsa, SHA256withECDSA, EC PRIVATE KEY",
    "ed25519, Ed25519, PRIVATE KEY",
  })
  void usesAKeyOfAnyType(String type, String algorithm, String pem) throws Exception {
    String[] parts =
        render(
                "{{ $k := genPrivateKey \""
                    + type
                    + "\" }}{{ $c := genSelfSignedCertWithKey \"s\" nil (list \"x\") 1 $k }}{{"
                    + " $c.Cert }}|{{ $k }}|{{ eq $k $c.Key }}|{{ (genCAWithKey \"ca\" 1 $k).Key"
                    + " | eq $k }}|{{ (genSignedCertWithKey \"s\" nil nil 1 (genCA \"c\" 1)"
                    + " $k).Key | eq $k }}")
            .split("\\|", -1);

    assertThat(parts[1]).startsWith("-----BEGIN " + pem + "-----\n");
    assertThat(parts).endsWith("true", "true", "true");
    X509Certificate certificate = certificate(parts[0]);
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSigAlgName()).isIn(algorithm, "EdDSA");
    assertCertifies(certificate, parts[1]);
  }

  @Test
  void certifiesAnEmptyName() {
    assertThat(
            render(
                "{{ $k := genPrivateKey \"ecdsa\" }}{{ $c := genCAWithKey \"\" 1 $k }}"
                    + "{{ $s := genSignedCertWithKey \"\" nil (list \"x\") 1 $c $k }}{{ $s.Cert }}"))
        .startsWith("-----BEGIN CERTIFICATE-----\n");
  }

  @Test
  void readsADsaKeyButDoesNotSignWithIt() {
    String template = "{{ genCAWithKey \"x\" 1 (genPrivateKey \"dsa\") }}";

    assertThatThrownBy(() -> render(template))
        .hasMessageEndingWith(
            "error calling genCAWithKey: error creating certificate: x509: certificate private key"
                + " does not implement crypto.Signer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "pässwörd", "0123456789012345678901234567890123456789"})
  void hashesPasswordsThatVerify(String password) {
    String hash = render("{{ bcrypt \"" + password + "\" }}");
    String entry = render("{{ htpasswd \"user\" \"" + password + "\" }}");

    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    assertThat(hash).startsWith("$2a$10$").hasSize(60);
    assertThat(OpenBSDBCrypt.checkPassword(hash, bytes)).isTrue();
    assertThat(OpenBSDBCrypt.checkPassword(entry.substring("user:".length()), bytes)).isTrue();
  }

  @Test
  void verifiesAHashThatGoMade() {
    String hash = "$2a$10$bUZPnj0zSRl9lg/X4M0UjO.m17OGfi6jNtRdMFK4dLpNAw9aFSqWG";

    assertThat(OpenBSDBCrypt.checkPassword(hash, "b".getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @Test
  void readsKeysThatOthersWrotePkcs8() throws Exception {
    java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] content = generator.generateKeyPair().getPrivate().getEncoded();
    String pem = new PemText("PRIVATE KEY", content).encode();

    assertThatCode(() -> PrivateKeys.decode(pem)).doesNotThrowAnyException();
    assertThat(PrivateKeys.encode(PrivateKeys.decode(pem)))
        .startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
  }
}
