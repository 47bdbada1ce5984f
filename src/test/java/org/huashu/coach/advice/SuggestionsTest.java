package org.huashu.coach.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huashu.coach.advice.Suggestion.Placeholder;
import org.huashu.coach.advice.Suggestions.Candidate;
import org.huashu.coach.check.Draft;
import org.huashu.coach.check.Drafts;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.script.Script;
import org.huashu.coach.text.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  private static final Suggestions SUGGESTIONS = new Suggestions(
      Map.of("订单号", "order.id", "日期", "by-hand", "快递", "order.carrier", "客服", "agent", "店铺",
          "shop"),
      2);

  @Test
  void fillsPlaceholdersAndLeavesTheUnknownVisible() {
    Conversation conversation = Drafts.afterReplies("您好")
        .with(new ConversationOpened(Drafts.KEY, Drafts.START, Optional.of("a1"),
            Optional.empty(), Map.of("order.id", "2026001")));
    assertEquals(
        List.of(new Suggestion("s1", "标题", "订单2026001由{快递}承运，{日期}到，{别的}", 0.9,
            List.of(place("订单号", "2026001", 2, 9), place("快递", null, 10, 14),
                place("日期", null, 17, 21), place("别的", null, 23, 27)))),
        suggestions(List.of(candidate("s1", 0.9, "订单{订单号}由{快递}承运，{日期}到，{别的}")),
            Drafts.in(conversation, "")));
  }

  @Test
  void knowsWhoServesAndInWhichShop() {
    Candidate candidate = candidate("s1", 0.9, "您好，{店铺}客服{客服}为您服务");
    assertEquals(List.of("您好，shop客服a1为您服务", "您好，shop客服{客服}为您服务"),
        Stream.of(Drafts.afterReplies("在的"), Drafts.afterReplies())
            .map(conversation -> Drafts.in(conversation, ""))
            .map(draft -> suggestions(List.of(candidate), draft).getFirst().text())
            .toList());
  }

  @Test
  void leavesToTheAgentWhatIsDoneByHand() {
    Conversation conversation = Drafts.afterReplies("您好")
        .with(new ConversationOpened(Drafts.KEY, Drafts.START, Optional.of("a1"),
            Optional.empty(), Map.of("by-hand", "x")));
    Suggestion offered = suggestions(List.of(candidate("s1", 0.9, "{日期}发货")),
        Drafts.in(conversation, "")).getFirst();
    assertEquals(List.of(place("日期", null, 0, 4)), offered.placeholders());
  }

  @Test
  void offersTheBestThatAreAllowed() {
    assertEquals(List.of("s1", "s2"),
        offered(Drafts.afterReplies(), "", candidate("s1", 0.9, "第一句标准话术"),
            candidate("s2", 0.8, "第二句标准话术"), candidate("s3", 0.7, "第三句标准话术")));
  }

  @Test
  void offersNothingThatIsSaidAlready() {
    assertEquals(List.of("s3"),
        offered(Drafts.afterReplies("好的，第二句标准话术是给张三的哦"), "您好，第一句标准话术～",
            candidate("s1", 0.9, "第一句标准话术"), candidate("s2", 0.8, "第二句标准话术是给{顾客}的"),
            candidate("s3", 0.7, "第三句标准话术")));
  }

  @Test
  void completesTheScriptThatTheDraftBegins() {
    Candidate[] both = {candidate("s1", 0.9, "您的订单{订单号}已经发货，请您留意"),
      candidate("s2", 0.8, "非常抱歉，包裹{订单号}在路上耽误了，我来催")};
    assertEquals(List.of("s1", "s2"), offered(Drafts.afterReplies(), "您好", both));
    for (String draft : List.of("非常抱歉", "您好，非常抱歉，包裹", "非常抱歉，包裹2026在路上", "非常抱歉，包裹20")) {
      assertEquals(List.of("s2", "s1"), offered(Drafts.afterReplies(), draft, both), draft);
    }
    assertEquals(List.of("s1"),
        offered(Drafts.afterReplies(), "非常抱歉，包裹2026在路上耽误了，我来催", both));
  }

  @Test
  void knowsWhichFewScriptsADraftBegins() {
    Beginnings beginnings = new Beginnings(
        Stream.of("电子发票开好后会发到邮箱", "电子发票开好后可以下载", "纸质发票另外寄出", "电子发票抬头可以修改")
            .map(text -> template(text.substring(text.length() - 2), text).script())
            .toList());
    assertEquals(List.of("下载", "邮箱"),
        beginnings.of("您好，电子发票开好后", _ -> true)
            .stream()
            .map(it -> it.script().id())
            .sorted()
            .toList());
    assertEquals(List.of(), beginnings.of("您好，电子发", _ -> true));
    assertEquals(List.of(), beginnings.of("电子发票开好后", _ -> false));
  }

  @Test
  void takesATextApartAtItsPlaceholders() {
    Template template = template("s", "{甲}乙{丙}{丁}戊{");
    assertEquals(List.of("", "乙", "", "戊{"), template.literals());
    assertEquals(List.of("甲", "丙", "丁"), template.names());
  }

  @Test
  void needsEnoughWordsToTellThatAScriptWasSaid() {
    assertFalse(template("s", "{甲}您好{乙}").saidIn("张三您好呀"));
    assertTrue(template("s", "{甲}您好呀欢迎光临").saidIn("张三您好呀欢迎光临"));
  }

  private static List<Suggestion> suggestions(List<Candidate> candidates, Draft draft) {
    return SUGGESTIONS.of(SUGGESTIONS.offers(candidates, draft.conversation()), draft.text());
  }

  private static List<String> offered(Conversation conversation, String draft,
      Candidate... candidates) {
    return suggestions(List.of(candidates), Drafts.in(conversation, draft))
        .stream()
        .map(Suggestion::script)
        .toList();
  }

  private static Placeholder place(String name, @Nullable String value,
      int start, int end) {
    return new Placeholder(name, Optional.ofNullable(value), new Span(start, end));
  }

  private static Candidate candidate(String id, double score, String answer) {
    return new Candidate(template(id, answer), score);
  }

  private static Template template(String id, String answer) {
    return Template.of(Drafts.script(id, Script.Use.ANSWER, answer));
  }
}
