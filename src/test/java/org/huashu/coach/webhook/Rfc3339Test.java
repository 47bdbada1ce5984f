package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Rfc3339Test {

  @Test
  void readsWhatTheJdkWrites() {
    SplittableRandom random = new SplittableRandom(3339);
    for (int i = 0; i < 10_000; i++) {
      Instant moment = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_000_000_000L),
          random.nextLong(4_000) * 250_000L);
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(random.nextInt(-1_079, 1_080) * 60);
      // The JDK leaves seconds out when they are zero.
      String text = OffsetDateTime.ofInstant(moment, zone)
          .toString()
          .replaceFirst("(T\\d\\d:\\d\\d)([Z+-])", "$1:00$2");
      assertEquals(Optional.of(moment), Rfc3339.instant(text), text);
    }
  }

  @Test
  void takesTheOtherFormsOfTheStandard() {
    Instant moment = Instant.parse("2026-11-20T02:00:05.250Z");
    for (String text : List.of("2026-11-20t10:00:05.25+08:00", "2026-11-20 10:00:05.2500+08:00",
        "2026-11-20T02:00:05.25z", "2026-11-20T02:00:05.250000000999-00:00",
        "2026-11-21T01:30:05.250+23:30")) {
      assertEquals(Optional.of(moment), Rfc3339.instant(text), text);
    }
  }

  @Test
  void refusesEverythingElse() {
    for (String text : List.of("", "2026-11-20", "2026-11-20T10:00:05", "2026-11-20T10:00Z",
        "2026-11-20T10:00:05.Z", "2026-11-20T10:00:05+8:00", "2026-11-20T10:00:05+0800",
        "2026-11-20T10:00:05+24:00", "2026-11-20T10:00:05+08:60", "2026-11-20T24:00:00Z",
        "2026-11-20T10:60:00Z", "2026-12-31T23:59:60Z", "2026-02-29T10:00:05Z",
        "2026-13-01T10:00:05Z", "2026-00-01T10:00:05Z", "+2026-11-20T10:00:05Z",
        "2026-11-20T10:00:05ZZ", "2026-11-20T10:00:05 +08:00", "２０26-11-20T10:00:05Z",
        "2026-11-20T10:00:05." + "1".repeat(60) + "Z", "1674087231")) {
      assertEquals(Optional.empty(), Rfc3339.instant(text), text);
    }
  }
}
