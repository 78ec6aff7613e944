package dev.wheelhouse.store.oci;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code oci://host[:port]/path/chart[:tag][@sha256:...]}.
 *
 * @param registry host and port
 * @param repository path and name of the chart
 * @param tag "" if there is none; a version's {@code +} is a {@code _} in it
 * @param digest of the manifest, with its algorithm; "" if there is none
 */
public record OciReference(String registry, String repository, String tag, String digest) {
  /** What such references begin with. */
  public static final String SCHEME = "oci://";

  private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern SHAPE =
      Pattern.compile(
          "oci://(?<registry>[A-Za-z0-9.-]+(?::[0-9]{1,5})?)"
              + "/(?<repository>"
              + PART
              + "(?:/"
              + PART
              + ")*)"
              + "(?::(?<tag>[A-Za-z0-9_+][A-Za-z0-9._+-]{0,127}))?"
              + "(?:@(?<digest>sha256:[0-9a-f]{64}))?/?");

  /** Whether a text is meant as such a reference. */
  public static boolean isOci(String text) {
    return text.startsWith(SCHEME);
  }

  /**
   * @throws StoreException REFERENCE_INVALID
   */
  public static OciReference parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "improperly formatted oci chart reference: "
              + text
              + "; want oci://HOST/PATH/CHART[:VERSION][@sha256:DIGEST]");
    }
    return new OciReference(
        matcher.group("registry"),
        matcher.group("repository"),
        text(matcher.group("tag")),
        text(matcher.group("digest")));
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  /** The version that the tag stands for. */
  public String version() {
    return tag.replace('_', '+');
  }

  /** The last part of the repository: the chart's name. */
  public String name() {
    return repository.substring(repository.lastIndexOf('/') + 1);
  }

  /** The same with the tag of a version. */
  public OciReference withVersion(String version) {
    return new OciReference(registry, repository, version.replace('+', '_'), digest);
  }

  /** The reference without its scheme, as registries' clients want it. */
  String container() {
    String named = registry + "/" + repository;
    if (!digest.isEmpty()) {
      return named + "@" + digest;
    }
    return tag.isEmpty() ? named : named + ":" + tag.replace('+', '_');
  }

  @Override
  public String toString() {
    return SCHEME
        + registry
        + "/"
        + repository
        + (tag.isEmpty() ? "" : ":" + tag)
        + (digest.isEmpty() ? "" : "@" + digest);
  }
}
