package dev.wheelhouse.ops.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.wheelhouse.ops.gateway.auth.AuthConfig.Oidc;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that an OpenID Connect issuer signed: asymmetric signatures only, by a key of the given
 * set, for our audience, not run out. What their owner may do, the groups in them say.
 */
final class OidcTokens {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Oidc config;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  OidcTokens(Oidc config) {
    this.config = config;
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(config.keys())));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            config.audience(),
            new JWTClaimsSet.Builder().issuer(config.issuer()).build(),
            Set.of("exp", "sub")));
  }

  Optional<Principal> verify(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      List<Grant> grants = new ArrayList<>();
      groups(claims)
          .forEach(group -> grants.addAll(config.groups().getOrDefault(group, List.of())));
      Object name = claims.getClaim(config.nameClaim());
      return Optional.of(
          new Principal(name instanceof String text ? text : claims.getSubject(), grants));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }

  /** The claim may be a list or one text; a dot in its name leads into an object. */
  private List<String> groups(JWTClaimsSet claims) {
    Object found = claims.getClaims();
    for (String part : config.groupsClaim().split("\\.", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(part) : null;
    }
    if (found instanceof String one) {
      return List.of(one);
    }
    return found instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
