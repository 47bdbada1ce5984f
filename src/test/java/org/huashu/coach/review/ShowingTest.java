package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.huashu.coach.conversation.Event.ReplySent;
import org.junit.jupiter.api.Test;

class ShowingTest {

  private final InMemoryFlaggedDrafts kept = new InMemoryFlaggedDrafts();
  private final Showing showing = new Showing(kept);
  private final Flags flags = Flags.by("li", "d1");
  private final OpenDraft draft = new OpenDraft();

  private void show(long revision, String... scripts) {
    showing.show(draft, flags.revision(revision, "您好", List.of(scripts)).advice());
  }

  @Test
  void keepsOnceForAReplyWhatWasOfferedAtAnyOfItsRevisions() {
    show(1, "returns.how", "returns.fee");
    show(2, "returns.how");
    show(3, "logistics.where");
    assertEquals(List.of(), kept.shown());
    showing.sent(draft, (ReplySent) flags.sent(9, "您好"));
    showing.sent(draft, (ReplySent) flags.sent(10, "您好"));
    assertEquals(
        List.of(new ShownSuggestions(flags.key(), "d1", "li",
            Set.of("returns.how", "returns.fee", "logistics.where"),
            Flags.NOON.plusSeconds(9))),
        kept.shown());
  }

  @Test
  void keepsNothingOfAReplyForWhichNothingWasOffered() {
    show(1);
    showing.sent(draft, (ReplySent) flags.sent(9, "您好"));
    assertEquals(List.of(), kept.shown());
  }
}
