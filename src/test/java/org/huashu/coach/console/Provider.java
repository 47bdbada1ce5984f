package org.huashu.coach.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A company's provider that speaks the real protocol, with real keys: it hands out codes, redeems
 * each once and for the right verifier only, and signs ID tokens. What is wrong with a token is
 * chosen by the test.
 */
final class Provider extends Dispatcher implements AutoCloseable {

  static final String CLIENT = "huashu-coach";
  static final String SECRET = "geheim-und-lang-genug-für-HS256-0123456789";

  /** What is wrong with the ID tokens it gives. */
  enum Fault {
    NONE,
    NONCE,
    ISSUER,
    AUDIENCE,
    EXPIRED,
    FOREIGN_KEY,
    UNSIGNED,
    SHARED_SECRET,
    NO_TOKEN
  }

  final Map<String, Object> claims = new ConcurrentHashMap<>();
  volatile Fault fault = Fault.NONE;
  private final MockWebServer server = new MockWebServer();
  private final RSAKey key;
  private final RSAKey foreign;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  Provider() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    foreign = new RSAKeyGenerator(2048).keyID("one").generate();
    server.setDispatcher(this);
    server.start();
    claims.putAll(Map.of("sub", "248289", "preferred_username", "wang.fang", "name", "王芳",
        "email", "wang.fang@shop.example", "email_verified", true, "groups",
        List.of("trainers", "others")));
  }

  String issuer() {
    return "http://localhost:" + server.getPort() + "/realms/shop";
  }

  /** What the person does there: signs in, and is sent back with a code. */
  String codeFor(URI request) {
    Map<String, String> query = form(request.getRawQuery());
    if (!"S256".equals(query.get("code_challenge_method"))
        || !"code".equals(query.get("response_type")) || !CLIENT.equals(query.get("client_id"))) {
      throw new IllegalArgumentException("no request for a code with PKCE: " + request);
    }
    String code = "code-" + numbers.incrementAndGet();
    codes.put(code, query);
    return code;
  }

  /** A value of the request that the browser brought. */
  static String value(URI request, String name) {
    return form(request.getRawQuery()).getOrDefault(name, "");
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    return switch (path.substring("/realms/shop".length())) {
      case "/.well-known/openid-configuration" -> json("""
          {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
           "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
           "response_types_supported": ["code"],
           "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer()));
      case "/keys" -> json(new JWKSet(key.toPublicJWK()).toString());
      case "/token" -> token(request);
      default -> new MockResponse.Builder().code(404).build();
    };
  }

  private MockResponse token(RecordedRequest request) {
    String basic = "Basic " + Base64.getEncoder()
        .encodeToString((CLIENT + ":" + encoded(SECRET)).getBytes(StandardCharsets.UTF_8));
    if (!basic.equals(request.getHeaders().get("Authorization"))) {
      return problem("invalid_client");
    }
    Map<String, String> form = form(Objects.requireNonNull(request.getBody()).utf8());
    Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
    if (asked == null || !s256(form.getOrDefault("code_verifier", ""))
        .equals(asked.get("code_challenge"))
        || !Objects.equals(asked.get("redirect_uri"), form.get("redirect_uri"))) {
      return problem("invalid_grant");
    }
    String token = fault == Fault.NO_TOKEN
        ? ""
        : ", \"id_token\": \"" + idToken(asked.getOrDefault("nonce", "")) + "\"";
    return json("{\"access_token\": \"a\", \"token_type\": \"Bearer\"" + token + "}");
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    Instant expires = now.plus(
        fault == Fault.EXPIRED ? Duration.ofMinutes(-10) : Duration.ofMinutes(5));
    var claimed = new JWTClaimsSet.Builder()
        .issuer(fault == Fault.ISSUER ? "http://localhost:1/realms/shop" : issuer())
        .audience(fault == Fault.AUDIENCE ? "somebody-else" : CLIENT)
        .claim("iat", now.minusSeconds(900).getEpochSecond())
        .claim("exp", expires.getEpochSecond())
        .claim("nonce", fault == Fault.NONCE ? "another" : nonce);
    claims.forEach(claimed::claim);
    try {
      return signed(claimed.build());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(JWTClaimsSet claimed) throws JOSEException {
    if (fault == Fault.UNSIGNED) {
      return new PlainJWT(claimed).serialize();
    }
    boolean shared = fault == Fault.SHARED_SECRET;
    var token = new SignedJWT(new JWSHeader.Builder(shared
        ? JWSAlgorithm.HS256
        : JWSAlgorithm.RS256).keyID("one").build(), claimed);
    token.sign(shared
        ? new MACSigner(SECRET)
        : new RSASSASigner(fault == Fault.FOREIGN_KEY ? foreign : key));
    return token.serialize();
  }

  private static String s256(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> form(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return values;
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private static MockResponse problem(String code) {
    return new MockResponse.Builder().code(400)
        .addHeader("Content-Type", "application/json")
        .body("{\"error\": \"" + code + "\"}")
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
