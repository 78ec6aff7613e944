package dev.wheelhouse.store.peer;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** nginx with a directory as an HTTP repository: TLS, a password, a client certificate. */
public final class Nginx implements AutoCloseable {
  public static final String USER = "jane";
  public static final String PASSWORD = "s3cret-canary";

  private final int port;
  private final Path directory;
  private final Peer peer;

  private Nginx(int port, Path directory, Peer peer) {
    this.port = port;
    this.directory = directory;
    this.peer = peer;
  }

  /**
   * Serves {@code directory/www} over TLS with a password.
   *
   * @param clientCertificate whether clients must also show the certificate of {@link #caFile}
   */
  public static Nginx start(Path directory, boolean clientCertificate) {
    String program = Peer.program("nginx", "nginx-light");
    int port = Peer.freePort();
    try {
      Files.createDirectories(directory.resolve("www"));
      writeKeys(directory);
      Files.writeString(directory.resolve("users"), USER + ":{PLAIN}" + PASSWORD + "\n");
      Path config = directory.resolve("nginx.conf");
      Files.writeString(config, config(directory, port, clientCertificate));
      Peer peer =
          Peer.start(
              port,
              directory.resolve("out"),
              program,
              "-p",
              directory.toString(),
              "-c",
              config.toString(),
              "-e",
              directory.resolve("error.log").toString());
      return new Nginx(port, directory, peer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String config(Path directory, int port, boolean clientCertificate) {
    return """
        daemon off;
        master_process off;
        user root;
        pid %1$s/pid;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/t1;
          proxy_temp_path %1$s/t2;
          fastcgi_temp_path %1$s/t3;
          uwsgi_temp_path %1$s/t4;
          scgi_temp_path %1$s/t5;
          server {
            listen 127.0.0.1:%2$d ssl;
            ssl_certificate %1$s/cert.pem;
            ssl_certificate_key %1$s/key.pem;
            ssl_client_certificate %1$s/cert.pem;
            ssl_verify_client %3$s;
            root %1$s/www;
            auth_basic "charts";
            auth_basic_user_file %1$s/users;
          }
        }
        """
        .formatted(directory, port, clientCertificate ? "on" : "off");
  }

  private static void writeKeys(Path directory)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=wheelhouse test");
    Instant now = Instant.now();
    X509CertificateHolder certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minusSeconds(3600)),
                Date.from(now.plusSeconds(3600)),
                name,
                pair.getPublic())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
            .addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
            .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
    Files.writeString(directory.resolve("cert.pem"), pem(certificate));
    Files.writeString(directory.resolve("key.pem"), pem(pair.getPrivate()));
  }

  private static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  /** What is served. */
  public Path www() {
    return directory.resolve("www");
  }

  /** The server's certificate, which is its own authority and the client's certificate too. */
  public String caFile() {
    return directory.resolve("cert.pem").toString();
  }

  /** The key of that certificate. */
  public String keyFile() {
    return directory.resolve("key.pem").toString();
  }

  public URI uri(String path) {
    return URI.create("https://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    peer.close();
  }
}
