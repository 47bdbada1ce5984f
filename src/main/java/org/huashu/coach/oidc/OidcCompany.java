package org.huashu.coach.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.huashu.coach.account.Company;
import org.huashu.coach.account.CompanyRefusedException;
import org.huashu.coach.account.CompanyRefusedException.Why;
import org.huashu.coach.account.Identities.Identity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The company's provider by OpenID Connect: authorization code with PKCE (S256), state and nonce.
 * What the provider is like is asked for when it is needed and for an hour believed, so a provider
 * that is down neither keeps the service from starting nor anybody from the sign-in by password.
 */
public final class OidcCompany implements Company {

  private static final Logger LOG = LoggerFactory.getLogger(OidcCompany.class);
  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 5_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration BELIEVED = Duration.ofHours(1);

  /** Signed with a key that only the provider has; neither unsigned nor by a shared secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);

  private final OidcClient client;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Provider> known = new AtomicReference<>();

  /** What was found out about the provider. */
  private record Provider(OIDCProviderMetadata metadata, IDTokenValidator validator,
      Instant until) {}

  /** A client of that provider. */
  public OidcCompany(OidcClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public String title() {
    return client.title();
  }

  @Override
  public URI signIn(Request request) {
    return new AuthenticationRequest.Builder(new ResponseType(ResponseType.Value.CODE),
        Scope.parse(client.scopes()), new ClientID(client.id()), client.back())
        .endpointURI(provider().metadata().getAuthorizationEndpointURI())
        .state(new State(request.state()))
        .nonce(new Nonce(request.nonce()))
        .codeChallenge(new CodeVerifier(request.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  @Override
  public Person redeem(String code, Request request) {
    Provider provider = provider();
    JWT token = token(provider, new AuthorizationCodeGrant(new AuthorizationCode(code),
        client.back(), new CodeVerifier(request.verifier())));
    try {
      return person(provider.validator().validate(token, new Nonce(request.nonce())));
    } catch (BadJOSEException | JOSEException e) {
      throw refused(Why.TOKEN, e);
    }
  }

  private JWT token(Provider provider, AuthorizationCodeGrant grant) {
    try {
      HTTPRequest request = tokenRequest(provider.metadata(), grant).toHTTPRequest();
      request.setConnectTimeout(CONNECT_MILLIS);
      request.setReadTimeout(READ_MILLIS);
      request.setFollowRedirects(false);
      TokenResponse response = OIDCTokenResponseParser.parse(request.send());
      if (!response.indicatesSuccess()) {
        throw new CompanyRefusedException(Why.CODE,
            String.valueOf(response.toErrorResponse().getErrorObject().getCode()));
      }
      JWT token = ((OIDCTokenResponse) response).getOIDCTokens().getIDToken();
      if (token == null) {
        throw new CompanyRefusedException(Why.TOKEN, "no ID token");
      }
      return token;
    } catch (ParseException e) {
      throw refused(Why.TOKEN, e);
    } catch (IOException e) {
      throw refused(Why.UNREACHABLE, e);
    }
  }

  private TokenRequest tokenRequest(OIDCProviderMetadata metadata, AuthorizationCodeGrant grant) {
    URI endpoint = metadata.getTokenEndpointURI();
    ClientID id = new ClientID(client.id());
    if (client.secret().isEmpty()) {
      return new TokenRequest.Builder(endpoint, id, grant).build();
    }
    List<ClientAuthenticationMethod> ways = metadata.getTokenEndpointAuthMethods();
    Secret secret = new Secret(client.secret());
    // The standard's default, unless the provider wants the other one only.
    boolean basic = ways == null || ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return new TokenRequest.Builder(endpoint,
        basic ? new ClientSecretBasic(id, secret) : new ClientSecretPost(id, secret), grant)
        .build();
  }

  private Provider provider() {
    Provider held = known.get();
    if (held != null && clock.instant().isBefore(held.until())) {
      return held;
    }
    try {
      Provider fresh = discovered();
      known.set(fresh);
      return fresh;
    } catch (GeneralException | IOException e) {
      throw refused(Why.UNREACHABLE, e);
    }
  }

  private Provider discovered() throws GeneralException, IOException {
    Issuer issuer = new Issuer(client.issuer());
    OIDCProviderMetadata metadata =
        OIDCProviderMetadata.resolve(issuer, CONNECT_MILLIS, READ_MILLIS);
    if (metadata.getAuthorizationEndpointURI() == null
        || metadata.getTokenEndpointURI() == null || metadata.getJWKSetURI() == null) {
      throw new GeneralException("it names no endpoints");
    }
    return new Provider(metadata, validator(issuer, metadata.getJWKSetURI()),
        clock.instant().plus(BELIEVED));
  }

  private IDTokenValidator validator(Issuer issuer, URI keys) throws MalformedURLException {
    var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
    var source =
        JWKSourceBuilder.<SecurityContext>create(keys.toURL(), retriever).retrying(true).build();
    return new IDTokenValidator(issuer, new ClientID(client.id()),
        new JWSVerificationKeySelector<>(ALGORITHMS, source), null);
  }

  private Person person(IDTokenClaimsSet claims) {
    boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
    return new Person(
        new Identity(claims.getIssuer().getValue(), claims.getSubject().getValue()),
        text(claims, "preferred_username"), text(claims, "name"),
        verified ? text(claims, "email") : "", groups(claims.toJSONObject(), client.claim()));
  }

  private static String text(IDTokenClaimsSet claims, String name) {
    return Optional.ofNullable(claims.getStringClaim(name)).orElse("");
  }

  /** The texts of a claim: a list of them, or one alone; dots lead into another. */
  private static Set<String> groups(Map<String, Object> claims, String path) {
    Object value = claims;
    for (String step : claims.containsKey(path) ? List.of(path) : List.of(path.split("\\."))) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    Set<String> groups = new LinkedHashSet<>();
    switch (value) {
      case Collection<?> list ->
        list.stream().filter(Objects::nonNull).forEach(it -> groups.add(it.toString()));
      case String one -> groups.add(one);
      case null, default -> {
        // No such claim: then there are no groups.
      }
    }
    return groups;
  }

  private CompanyRefusedException refused(Why why, Exception cause) {
    LOG.warn("the sign-in by {} was refused: {} {}", client.issuer(), why, cause.toString());
    var refused = new CompanyRefusedException(why, cause.getClass().getSimpleName());
    refused.initCause(cause);
    return refused;
  }
}
