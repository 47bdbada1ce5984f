package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static SamplePlan plan(int perAgent, long seed) {
    return new SamplePlan("s", LocalDate.of(2026, 11, 23), ZoneId.of("Asia/Shanghai"), perAgent,
        perAgent / 2, seed);
  }

  @Test
  void drawsTheSameFromTheSameWhateverTheOrder() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      Map<String, List<Long>> drafts = new HashMap<>();
      for (long agent = 0; agent < 1 + random.nextInt(6); agent++) {
        drafts.put("agent" + agent,
            new ArrayList<>(LongStream.range(agent * 100, agent * 100 + random.nextInt(50))
                .boxed()
                .toList()));
      }
      SamplePlan plan = plan(1 + random.nextInt(8), random.nextLong());
      Sampling.Drawn drawn = Sampling.draw(plan, drafts);
      drafts.values().forEach(numbers -> Collections.shuffle(numbers, random));
      assertEquals(drawn, Sampling.draw(plan, drafts));
      assertEquals(drawn.drafts().size(), new HashSet<>(drawn.drafts()).size());
      assertTrue(drawn.drafts().containsAll(drawn.doubled()));
      drafts.forEach((_, numbers) -> assertEquals(Math.min(plan.perAgent(), numbers.size()),
          drawn.drafts().stream().filter(numbers::contains).count()));
    }
  }

  @Test
  void anAgentsSampleDoesNotDependOnTheOthers() {
    List<Long> own = LongStream.range(0, 50).boxed().toList();
    List<Long> others = LongStream.range(100, 150).boxed().toList();
    List<Long> alone = Sampling.draw(plan(5, 1), Map.of("li", own)).drafts();
    List<Long> together = Sampling.draw(plan(5, 1), Map.of("li", own, "a", others)).drafts();
    assertEquals(alone, together.stream().filter(own::contains).toList());
    assertNotEquals(alone, Sampling.draw(plan(5, 2), Map.of("li", own)).drafts());
  }

  /** As drawn when this was written: a change would make old samples impossible to check. */
  @Test
  void drawsForEverTheSame() {
    List<Long> own = LongStream.range(0, 20).boxed().toList();
    assertEquals(List.of(11L, 2L, 6L, 14L), Sampling.draw(plan(4, 42), Map.of("li", own)).drafts());
  }
}
