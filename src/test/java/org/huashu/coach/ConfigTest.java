package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.Config.Options;
import org.huashu.coach.Config.Places;
import org.junit.jupiter.api.Test;

class ConfigTest {

  private static final Path HOME = Path.of("home");

  private static Places places(Map<String, String> environment, Map<String, String> options) {
    return Places.of(new Options(name -> Optional.ofNullable(environment.get(name)), options),
        HOME);
  }

  @Test
  void everythingIsAtHomeUnlessToldOtherwise() {
    Path data = HOME.resolve("data");
    assertEquals(
        new Places(data, "jdbc:sqlite:" + data.resolve("coach.db"), HOME.resolve("knowledge-base")),
        places(Map.of("COACH_STORE", " "), Map.of()));
  }

  @Test
  void theStoreIsInTheDataDirectory() {
    assertEquals("jdbc:sqlite:" + Path.of("there", "coach.db"),
        places(Map.of("COACH_DATA", "there"), Map.of()).store());
    assertEquals("jdbc:sqlite:" + Path.of("here", "coach.db"),
        places(Map.of("COACH_DATA", "there"), Map.of("DATA", "here")).store());
  }

  @Test
  void optionsWinOverTheEnvironment() {
    Map<String, String> environment = Map.of("COACH_DATA", "d", "COACH_STORE", "jdbc:sqlite:s",
        "COACH_KNOWLEDGE_BASE", "k");
    assertEquals(new Places(Path.of("d"), "jdbc:sqlite:s", Path.of("k")),
        places(environment, Map.of()));
    assertEquals(new Places(Path.of("D"), "jdbc:sqlite:S", Path.of("K")), places(environment,
        Map.of("DATA", "D", "STORE", "jdbc:sqlite:S", "KNOWLEDGE_BASE", "K")));
  }
}
