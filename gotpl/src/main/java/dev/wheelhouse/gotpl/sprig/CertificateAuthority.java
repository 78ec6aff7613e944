package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoError;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcContentSignerBuilder;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcEdECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;

/** Issues X.509 certificates with the contents that Sprig and Go's {@code x509} give them. */
final class CertificateAuthority {
  private static final int KEY_ID_BYTES = 20;
  private static final int SUBJECT = 4;
  private static final int PUBLIC_KEY = 5;
  private static final int EXTENSIONS_TAG = 3;

  /**
   * Who signs.
   *
   * @param keyId the subject key identifier of its certificate, null if that has none
   */
  record Issuer(
      X500Name subject,
      SubjectPublicKeyInfo certifiedKey,
      SubjectKeyIdentifier keyId,
      AsymmetricKeyParameter key) {

    /**
     * Reads the issuer's certificate.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    static Issuer of(byte[] certificate, AsymmetricKeyParameter key) {
      ASN1Sequence content =
          ASN1Sequence.getInstance(ASN1Sequence.getInstance(certificate).getObjectAt(0));
      int first = content.getObjectAt(0) instanceof ASN1TaggedObject ? 1 : 0;
      ASN1Encodable last = content.getObjectAt(content.size() - 1);
      Extensions extensions =
          last instanceof ASN1TaggedObject tagged && tagged.getTagNo() == EXTENSIONS_TAG
              ? Extensions.getInstance(tagged, true)
              : null;
      return new Issuer(
          X500Name.getInstance(content.getObjectAt(first + SUBJECT)),
          SubjectPublicKeyInfo.getInstance(content.getObjectAt(first + PUBLIC_KEY)),
          extensions == null ? null : SubjectKeyIdentifier.fromExtensions(extensions),
          key);
    }
  }

  /** What is to be certified. */
  record Request(
      String commonName,
      List<GeneralName> names,
      long daysValid,
      boolean authority,
      BigInteger serial) {}

  private CertificateAuthority() {}

  /**
   * Issues a certificate for a key.
   *
   * @param issuer null to have the certificate signed by the key itself
   * @throws GoError if a key is of a type that cannot sign, or not the issuer's
   */
  static byte[] issue(Request request, AsymmetricKeyParameter key, Issuer issuer, Instant now) {
    try {
      AsymmetricKeyParameter publicKey = PrivateKeys.publicKey(key);
      AsymmetricKeyParameter signingKey = issuer == null ? key : issuer.key();
      if (publicKey == null || PrivateKeys.publicKey(signingKey) == null) {
        throw failure("x509: certificate private key does not implement crypto.Signer");
      }
      SubjectPublicKeyInfo keyInfo =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey);
      X500Name subject = name(request.commonName());
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      addExtensions(extensions, request, keyInfo, subject, issuer);
      ContentSigner signer = signer(signingKey);
      ASN1EncodableVector content = new ASN1EncodableVector();
      content.add(new DERTaggedObject(true, 0, new ASN1Integer(2)));
      content.add(new ASN1Integer(request.serial()));
      content.add(signer.getAlgorithmIdentifier());
      content.add(issuer == null ? subject : issuer.subject());
      Date end = Date.from(now.plus(request.daysValid(), ChronoUnit.DAYS));
      content.add(new DERSequence(new ASN1Encodable[] {new Time(Date.from(now)), new Time(end)}));
      content.add(subject);
      content.add(keyInfo);
      content.add(new DERTaggedObject(true, EXTENSIONS_TAG, extensions.generate()));
      checkKey(issuer);
      return sign(new DERSequence(content), signer);
    } catch (IOException | OperatorCreationException e) {
      throw failure(e.getMessage());
    }
  }

  /** Put together by hand, because the library refuses the empty names that Go allows. */
  private static byte[] sign(DERSequence content, ContentSigner signer) throws IOException {
    signer.getOutputStream().write(content.getEncoded());
    ASN1EncodableVector certificate = new ASN1EncodableVector();
    certificate.add(content);
    certificate.add(signer.getAlgorithmIdentifier());
    certificate.add(new DERBitString(signer.getSignature()));
    return new DERSequence(certificate).getEncoded();
  }

  private static void checkKey(Issuer issuer) throws IOException {
    if (issuer != null) {
      SubjectPublicKeyInfo own =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
              PrivateKeys.publicKey(issuer.key()));
      if (!own.getPublicKeyData().equals(issuer.certifiedKey().getPublicKeyData())) {
        throw failure("x509: provided PrivateKey doesn't match parent's PublicKey");
      }
    }
  }

  private static GoError failure(String reason) {
    return new GoError("error creating certificate: " + reason);
  }

  private static X500Name name(String commonName) {
    X500NameBuilder builder = new X500NameBuilder();
    if (!commonName.isEmpty()) {
      boolean printable = commonName.chars().allMatch(CertificateAuthority::isPrintable);
      ASN1Encodable value =
          printable ? new DERPrintableString(commonName) : new DERUTF8String(commonName);
      builder.addRDN(BCStyle.CN, value);
    }
    return builder.build();
  }

  private static boolean isPrintable(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || " '()+,-./:=?".indexOf(c) >= 0);
  }

  private static void addExtensions(
      ExtensionsGenerator builder,
      Request request,
      SubjectPublicKeyInfo key,
      X500Name subject,
      Issuer issuer)
      throws IOException {
    int usage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
    KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
    boolean authority = request.authority();
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(usage | (authority ? KeyUsage.keyCertSign : 0)));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (authority) {
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(key)));
    }
    if (issuer != null && issuer.keyId() != null && !subject.equals(issuer.subject())) {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(issuer.keyId().getKeyIdentifier()));
    }
    if (!request.names().isEmpty()) {
      GeneralNames names = new GeneralNames(request.names().toArray(new GeneralName[0]));
      builder.addExtension(Extension.subjectAlternativeName, request.commonName().isEmpty(), names);
    }
  }

  /** The first 160 bits of the SHA-256 of the key, RFC 7093 method 1. */
  private static byte[] keyId(SubjectPublicKeyInfo key) {
    byte[] sum = EncodingFunctions.digest("SHA-256", key.getPublicKeyData().getBytes());
    return Arrays.copyOf(sum, KEY_ID_BYTES);
  }

  private static ContentSigner signer(AsymmetricKeyParameter key) throws OperatorCreationException {
    if (key instanceof Ed25519PrivateKeyParameters) {
      return new BcEdECContentSignerBuilder(
              new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519))
          .build(key);
    }
    String name = "SHA256withRSA";
    if (key instanceof ECPrivateKeyParameters ec) {
      int bits = ec.getParameters().getN().bitLength();
      name = "SHA" + (bits <= 256 ? 256 : bits <= 384 ? 384 : 512) + "withECDSA";
    }
    AlgorithmIdentifier algorithm = new DefaultSignatureAlgorithmIdentifierFinder().find(name);
    AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(algorithm);
    BcContentSignerBuilder builder =
        key instanceof ECPrivateKeyParameters
            ? new BcECContentSignerBuilder(algorithm, digest)
            : new BcRSAContentSignerBuilder(algorithm, digest);
    return builder.build(key);
  }

  /** A DNS name as an alternative name. */
  static GeneralName dnsName(String name) {
    if (!name.chars().allMatch(c -> c < 0x80)) {
      throw failure("x509: " + GoQuote.quote(name) + " cannot be encoded as an IA5String");
    }
    return new GeneralName(GeneralName.dNSName, name);
  }

  /** An IP address, 4 or 16 bytes, as an alternative name. */
  static GeneralName address(byte[] bytes) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes));
  }
}
