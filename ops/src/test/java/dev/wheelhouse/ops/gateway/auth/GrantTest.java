package dev.wheelhouse.ops.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest {
  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "shop, shop, true",
    "shop, shops, false",
    "shop-*, shop-eu, true",
    "shop-*, shop, false",
    "*-eu, shop-eu, true",
    "a*b*c, axxbyyc, true",
    "a*b*c, axxbyy, false",
    ".*, anything, false"
  })
  void matchesNames(String pattern, String name, boolean matches) {
    assertThat(Grant.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void allowsLesserRolesOnItsReleasesOnly() {
    Grant grant = new Grant(Role.DEPLOYER, List.of("prod"), List.of("shop"));
    ReleaseKey own = new ReleaseKey("prod", "shop", "web");

    assertThat(grant.allows(Role.VIEWER, own)).isTrue();
    assertThat(grant.allows(Role.DEPLOYER, own)).isTrue();
    assertThat(grant.allows(Role.ADMIN, own)).isFalse();
    assertThat(grant.allows(Role.VIEWER, new ReleaseKey("test", "shop", "web"))).isFalse();
    assertThat(grant.allows(Role.VIEWER, new ReleaseKey("prod", "bank", "web"))).isFalse();
  }
}
