package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.value.GoPointerStringer;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.KubeVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code .Capabilities}: Helm's {@code chartutil.Capabilities}. */
final class CapabilitiesValue {
  private static final GoType CAPABILITIES =
      GoType.pointer(GoType.struct("chartutil.Capabilities"));
  private static final GoType KUBE_VERSION = GoType.struct("chartutil.KubeVersion");
  private static final GoType BUILD_INFO = GoType.struct("version.BuildInfo");
  private static final GoType VERSION_SET = GoType.named("chartutil.VersionSet", GoType.STRINGS);

  /** The Go release that Helm 3.21.0 was built with. */
  private static final String GO_VERSION = "go1.25.10";

  private CapabilitiesValue() {}

  static TaggedStruct of(Capabilities capabilities) {
    TaggedStruct helmVersion =
        new TaggedStruct(
            BUILD_INFO,
            new TaggedStruct.Fields()
                .add("Version", "version", capabilities.helmVersion())
                .add("GitCommit", "git_commit", "")
                .add("GitTreeState", "git_tree_state", "")
                .add("GoVersion", "go_version", GO_VERSION)
                .list());
    return new TaggedStruct(
        CAPABILITIES,
        new TaggedStruct.Fields()
            .always("KubeVersion", "", new Version(capabilities.kubeVersion()))
            .always("APIVersions", "", new VersionSet(capabilities.apiVersions()))
            .always("HelmVersion", "", helmVersion)
            .list());
  }

  /** {@code .Capabilities.KubeVersion}, with Go's methods of its pointer. */
  private static final class Version extends TaggedStruct implements Receiver, GoPointerStringer {
    private final String version;

    Version(KubeVersion version) {
      super(
          KUBE_VERSION,
          new Fields()
              .always("Version", "", version.version())
              .always("Major", "", version.major())
              .always("Minor", "", version.minor())
              .list());
      this.version = version.version();
    }

    @Override
    public GoFunction goMethod(String name) {
      return name.equals("GitVersion") || name.equals("String")
          ? GoFunction.named(name).returns(GoType.STRING).call(() -> version)
          : null;
    }

    @Override
    public String goPointerString() {
      return version;
    }
  }

  /** {@code .Capabilities.APIVersions}. */
  private static final class VersionSet extends GoSlice implements Receiver {
    private final Set<String> versions;

    VersionSet(List<String> versions) {
      super(VERSION_SET, versions);
      this.versions = new HashSet<>(versions);
    }

    @Override
    public GoFunction goMethod(String name) {
      return name.equals("Has")
          ? GoFunction.named(name)
              .params(GoType.STRING)
              .returns(GoType.BOOL)
              .call((String version) -> versions.contains(version))
          : null;
    }
  }
}
