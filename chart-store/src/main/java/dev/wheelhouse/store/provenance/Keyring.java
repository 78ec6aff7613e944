package dev.wheelhouse.store.provenance;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPKeyRing;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** The keys of a keyring file, public and secret ones; binary or in ASCII armour. Immutable. */
public final class Keyring {
  private final List<PGPKeyRing> rings;

  private Keyring(List<PGPKeyRing> rings) {
    this.rings = rings;
  }

  /**
   * @throws StoreException CONFIGURATION_INVALID
   */
  public static Keyring read(Path file) {
    List<PGPKeyRing> rings = new ArrayList<>();
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
      for (Object found : new BcPGPObjectFactory(in)) {
        if (found instanceof PGPKeyRing ring) {
          rings.add(ring);
        }
      }
    } catch (IOException | RuntimeException failed) {
      throw new StoreException(
          StoreErrorCode.CONFIGURATION_INVALID,
          "failed to load keyring: " + file + ": " + failed.getMessage(),
          failed);
    }
    return new Keyring(rings);
  }

  /** The public key of an id, and the names of the ring it belongs to. */
  Optional<Signer> signer(long keyId) {
    for (PGPKeyRing ring : rings) {
      PGPPublicKey key = ring.getPublicKey(keyId);
      if (key != null) {
        return Optional.of(new Signer(key, ring.getPublicKey(), names(ring)));
      }
    }
    return Optional.empty();
  }

  /**
   * @param key that signed
   * @param primary of the same ring
   */
  record Signer(PGPPublicKey key, PGPPublicKey primary, List<String> names) {}

  /**
   * The secret key whose name is the given text, or holds it.
   *
   * @throws StoreException CONFIGURATION_INVALID if there is none, or more than one
   */
  PGPSecretKey secretKey(String id) {
    List<PGPKeyRing> candidates = new ArrayList<>();
    for (PGPKeyRing ring : rings) {
      List<String> names = names(ring);
      if (names.contains(id)) {
        candidates = List.of(ring);
        break;
      }
      if (names.stream().anyMatch(name -> name.contains(id))) {
        candidates.add(ring);
      }
    }
    if (candidates.size() > 1) {
      throw unusable("more than one key contain the id \"" + id + "\"");
    }
    if (candidates.isEmpty()) {
      throw unusable("private key not found: no key of the keyring is named \"" + id + "\"");
    }
    if (candidates.get(0) instanceof PGPSecretKeyRing secret) {
      return secret.getSecretKey();
    }
    throw unusable("provided key is not a private key. Try providing a keyring with secret keys");
  }

  private static StoreException unusable(String message) {
    return new StoreException(StoreErrorCode.CONFIGURATION_INVALID, message);
  }

  private static List<String> names(PGPKeyRing ring) {
    PGPPublicKey primary =
        ring instanceof PGPPublicKeyRing || ring instanceof PGPSecretKeyRing
            ? ring.getPublicKey()
            : null;
    List<String> names = new ArrayList<>();
    if (primary != null) {
      for (Iterator<String> ids = primary.getUserIDs(); ids.hasNext(); ) {
        names.add(ids.next());
      }
    }
    return names;
  }
}
