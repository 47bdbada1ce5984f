package org.huashu.coach.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.huashu.coach.http.AgentTokens.Agent;
import org.junit.jupiter.api.Test;

class AgentTokensTest {

  private static final byte[] KEY = "sixteen bytes or more".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00.750Z");

  private Instant now = NOW;
  private final AgentTokens tokens = new AgentTokens(KEY, () -> now);

  @Test
  void aTokenSaysWhomItIsForUntilItIsOver() {
    String token = tokens.mint("旗舰店.1", "客服 7", Duration.ofMinutes(10));
    Agent agent = new Agent("旗舰店.1", "客服 7", Instant.parse("2026-11-20T02:10:00Z"));
    assertEquals(Optional.of(agent), tokens.verify(token));
    now = agent.expires().minusMillis(1);
    assertEquals(Optional.of(agent), tokens.verify(token));
    now = agent.expires();
    assertEquals(Optional.empty(), tokens.verify(token));
  }

  @Test
  void everyOtherStringIsRefused() {
    String token = tokens.mint("shop", "agent", Duration.ofHours(1));
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertEquals(Optional.empty(), tokens.verify(changed), changed);
      assertEquals(Optional.empty(), tokens.verify(token.substring(0, i)));
    }
    assertEquals(Optional.empty(), tokens.verify(token + "="));
    assertEquals(Optional.empty(), tokens.verify("...."));
    assertEquals(Optional.empty(), tokens.verify("话术"));
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    AgentTokens others =
        new AgentTokens("another key, as long".getBytes(StandardCharsets.US_ASCII), () -> now);
    assertEquals(Optional.empty(), tokens.verify(others.mint("s", "a", Duration.ofHours(1))));
  }

  @Test
  void partsOfIdsDoNotChangePlaces() {
    String token = tokens.mint("a.b", "c", Duration.ofHours(1));
    assertEquals("a.b", tokens.verify(token).orElseThrow().shop());
    assertEquals(Optional.empty(),
        tokens.verify(token.replaceFirst("^[^.]+\\.[^.]+", "YQ.YmM")));
  }

  @Test
  void aShortKeyIsNotTaken() {
    assertThrows(IllegalArgumentException.class, () -> new AgentTokens(new byte[15], () -> now));
  }
}
