package dev.wheelhouse.ops.gateway.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
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
 * ones, for our audience, not run out. What their owner may do, the groups in them say.
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

  /** Whether the last attempt to fetch keys failed; a limit on attempts alone says nothing. */
  private volatile boolean unreachable;

  OidcTokens(Oidc config) {
    this.config = config;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, config.keys()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            config.audience(),
            new JWTClaimsSet.Builder().issuer(config.issuer()).build(),
            Set.of("exp", "sub")));
  }

  /**
   * Who signed in; empty when the token is not good. Blocks while keys are fetched.
   *
   * @throws KeysUnreachableException when the keys cannot be had
   */
  Optional<Principal> verify(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      unreachable = false;
      List<Grant> grants = new ArrayList<>();
      groups(claims)
          .forEach(group -> grants.addAll(config.groups().getOrDefault(group, List.of())));
      Object name = claims.getClaim(config.nameClaim());
      return Optional.of(
          new Principal(name instanceof String text ? text : claims.getSubject(), grants));
    } catch (RateLimitReachedException e) {
      if (unreachable) {
        throw new KeysUnreachableException(
            "the keys of " + config.issuer() + " could not be had a moment ago", e);
      }
      return Optional.empty();
    } catch (KeySourceException e) {
      unreachable = true;
      throw new KeysUnreachableException(
          "the keys of " + config.issuer() + " cannot be had: " + e.getMessage(), e);
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
