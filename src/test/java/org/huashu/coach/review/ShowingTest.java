package org.huashu.coach.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Suggestion.Placeholder;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.OfferedReply.OfferedScript;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.text.Span;
import org.junit.jupiter.api.Test;

class ShowingTest {

  private static final AskedQuestion ASKED =
      new AskedQuestion("怎么退货", Optional.of("tmall"), Optional.empty(), 0.8, "returns.how");
  private static final Suggestion HOW = script("returns.how", "您好，点订单里的退货按钮就可以退货");
  private static final Suggestion FEE = script("returns.fee", "质量问题的运费由我们承担");
  private static final Suggestion WHERE =
      new Suggestion("logistics.where", "标题", "您的包裹{运单号}正在路上，请放心", 0.5, List.of(
          new Placeholder("运单号", Optional.empty(), new Span(4, 9))));

  private final InMemoryFlaggedDrafts kept = new InMemoryFlaggedDrafts();
  private final Showing showing = new Showing(kept, PersonalData::mask);
  private final Flags flags = Flags.by("li", "d1");
  private final OpenDraft draft = new OpenDraft();

  private static Suggestion script(String id, String text) {
    return new Suggestion(id, "标题", text, 0.5, List.of());
  }

  private void show(AskedQuestion asked, Suggestion... suggestions) {
    Advice advice = flags.revision(1, "您").advice();
    showing.show(draft, new Advice(advice.conversation(), advice.draft(), 1,
        advice.verdict(), List.of(), List.of(suggestions), advice.clock(), List.of(), 1), asked);
  }

  private void put(String script) {
    showing.used(draft, new SuggestionUsed(flags.key(), Flags.NOON, "d1", "li", script, false));
  }

  private void sent(String text) {
    showing.sent(draft, (ReplySent) flags.sent(9, text));
  }

  /** What became of the scripts, in the order of their ids. */
  private List<Fate> fates() {
    return kept.offered().getFirst().scripts().stream().map(OfferedScript::fate).toList();
  }

  @Test
  void keepsOnceForAReplyWhatWasAskedAndOfferedAtAnyOfItsRevisions() {
    show(ASKED, HOW, FEE);
    show(ASKED, HOW);
    show(ASKED, WHERE);
    assertEquals(List.of(), kept.offered());
    sent("稍等");
    sent("稍等");
    assertEquals(List.of(new OfferedReply(flags.key(), "d1", "li", Flags.NOON.plusSeconds(9), ASKED,
        Stream.of("logistics.where", "returns.fee", "returns.how")
            .map(id -> new OfferedScript(id, Fate.IGNORED, ""))
            .toList(),
        "稍等")), kept.offered());
  }

  @Test
  void keepsAQuestionForWhichNothingWasOffered() {
    AskedQuestion weak =
        new AskedQuestion("能开发票吗", Optional.empty(), Optional.empty(), 0.2, "returns.how");
    show(weak);
    sent("可以的");
    assertEquals(weak, kept.offered().getFirst().asked());
    assertEquals(true, kept.offered().getFirst().unanswered());
  }

  @Test
  void keepsNothingWhereNothingWasAskedNorOffered() {
    show(AskedQuestion.NOTHING);
    sent("您好");
    assertEquals(List.of(), kept.offered());
  }

  @Test
  void aScriptIsTakenWhenTheReplySaysItWhateverElseItSays() {
    show(ASKED, HOW, FEE);
    put("returns.how");
    sent("亲，您好！点订单里的退货按钮，就可以退货。有事叫我");
    assertEquals(List.of(Fate.PASSED, Fate.TAKEN), fates());
  }

  @Test
  void whatAnAgentWritesIntoAnOpenPlaceIsNoChange() {
    show(ASKED, WHERE);
    put("logistics.where");
    sent("您的包裹SF1234567正在路上，请放心");
    assertEquals(List.of(Fate.TAKEN), fates());
  }

  @Test
  void aScriptThatWasPutInAndChangedIsKeptAsItWasOffered() {
    show(ASKED, HOW);
    put("returns.how");
    sent("您好，点订单右下角的退货按钮，选好原因再提交");
    assertEquals(List.of(new OfferedScript("returns.how", Fate.CHANGED, HOW.text())),
        kept.offered().getFirst().scripts());
    assertEquals(false, kept.offered().getFirst().unanswered());
  }

  @Test
  void aScriptThatWasPutInAndDeletedIsIgnored() {
    show(ASKED, HOW);
    put("returns.how");
    sent("稍等，我去仓库看一眼再回您");
    assertEquals(List.of(Fate.IGNORED), fates());
    assertEquals(true, kept.offered().getFirst().unanswered());
  }

  @Test
  void aScriptThatWasTypedIsTakenToo() {
    show(ASKED, FEE);
    sent("质量问题的运费由我们承担哦");
    assertEquals(List.of(Fate.TAKEN), fates());
  }

  @Test
  void personalDataThatWasFilledInIsMasked() {
    show(ASKED, script("returns.how", "您好，退货时请填写您的电话13812345678并写明原因"));
    put("returns.how");
    sent("您好，退货时请写明原因");
    String text = kept.offered().getFirst().scripts().getFirst().text();
    assertEquals(PersonalData.mask("您好，退货时请填写您的电话13812345678并写明原因"), text);
    assertEquals(false, text.contains("13812345678"));
  }

  @Test
  void whatAMachineSendsIsNoReply() {
    show(ASKED, HOW);
    showing.sent(draft,
        new Event.ReplySent(flags.key(), Flags.NOON, "m", Optional.of("d1"), "li", "您好",
            Sender.AUTO));
    assertEquals(List.of(), kept.offered());
  }
}
