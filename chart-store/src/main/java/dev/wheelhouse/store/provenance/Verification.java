package dev.wheelhouse.store.provenance;

import java.util.List;

/**
 * A chart whose provenance holds.
 *
 * @param signedBy the names of the key that signed
 * @param fingerprint of that key, in upper-case hex
 * @param fileHash {@code sha256:...} of the archive
 */
public record Verification(List<String> signedBy, String fingerprint, String fileHash) {
  /** The lines that Helm prints. */
  public String report() {
    StringBuilder text = new StringBuilder();
    signedBy.forEach(name -> text.append("Signed by: ").append(name).append('\n'));
    return text.append("Using Key With Fingerprint: ")
        .append(fingerprint)
        .append("\nChart Hash Verified: ")
        .append(fileHash)
        .append('\n')
        .toString();
  }
}
