package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.json.JsonMapper;

/** Says the same of the same few phrases every time, and remembers what it was asked. */
final class StubPreview implements Preview {

  private static final long TARGET_MILLIS = 20_000;

  private record Phrase(String found, String category, String severity, String message, String why,
      List<String> replacements) {}

  private static final List<Phrase> PHRASES = List.of(
      new Phrase("不关我的事", "banned", "block", "不要说“不关我的事”，请告诉顾客您会怎么帮忙", "顾客要的是下一步；客服规范违禁词",
          List.of("我帮您跟进处理", "我马上帮您联系核实")),
      new Phrase("不清楚", "evasive", "warn", "先说下一步，再请顾客稍等", "推诿会让顾客觉得没人负责",
          List.of("我帮您确认一下")),
      new Phrase("明天找其他客服吧", "evasive", "block", "不要把顾客推给别人", "没有处理完的事要交接并跟进", List.of()),
      new Phrase("还要我说几遍", "hard-tone", "block", "不要责备顾客", "反问和责备会激化矛盾", List.of("我再为您说明一下")),
      new Phrase("👍👍", "slang", "info", "表情少用一些", "", List.of("")),
      new Phrase("13812345678", "personal-data", "block", "不要在聊天里复述完整的手机号", "顾客的个人信息不能明文出现",
          List.of("138****5678")),
      new Phrase("一定能到", "unverified-promise", "warn", "没有核实过的时间不要保证", "承诺做不到就是误导顾客",
          List.of("预计周五送达，我帮您盯着物流")),
      new Phrase("绝对没问题", "unverified-promise", "warn", "“绝对”没有人能担保", "", List.of()));

  private static final String SCRIPT = "您好，您的订单{订单号}由顺丰速运承运，目前正在运输途中。一般发出后 3 天内送达，超过 3 天没有更新，"
      + "我们会主动联系快递帮您催促。";

  private final JsonMapper json = JsonMapper.builder().build();
  private final BlockingQueue<TryRequest> asked = new LinkedBlockingQueue<>();

  /** What it was asked, oldest first. */
  BlockingQueue<TryRequest> asked() {
    return asked;
  }

  @Override
  public byte[] advice(TryRequest request) {
    asked.add(request);
    List<Map<String, Object>> hints = hints(request.draft());
    Map<String, Object> advice = new LinkedHashMap<>();
    advice.put("conversation", "try");
    advice.put("draft", "try");
    advice.put("revision", 1);
    advice.put("verdict", verdict(hints));
    advice.put("hints", hints);
    advice.put("suggestions",
        request.question().filter(words -> words.contains("快递")).isPresent()
            ? List.of(suggestion())
            : List.of());
    advice.put("clock", clock(request));
    advice.put("degraded", List.of());
    advice.put("release", 1);
    return json.writeValueAsBytes(advice);
  }

  private static List<Map<String, Object>> hints(String draft) {
    List<Map<String, Object>> hints = new ArrayList<>();
    for (Phrase phrase : PHRASES) {
      int start = draft.indexOf(phrase.found());
      if (start >= 0) {
        hints.add(hint(phrase, start));
      }
    }
    hints.sort(Comparator.comparing(hint -> (Integer) hint.get("start")));
    if (!draft.startsWith("您好")) {
      Map<String, Object> greeting =
          hint(new Phrase("", "greeting-missing", "info", "第一条回复先问候一声", "", List.of()), 0);
      greeting.put("start", null);
      greeting.put("end", null);
      hints.addFirst(greeting);
    }
    return hints;
  }

  private static Map<String, Object> hint(Phrase phrase, int start) {
    Map<String, Object> hint = new LinkedHashMap<>();
    hint.put("id", "h-" + phrase.category() + "-" + phrase.found().hashCode());
    hint.put("category", phrase.category());
    hint.put("rule", phrase.category() + ".stub");
    hint.put("severity", phrase.severity());
    hint.put("start", start);
    hint.put("end", start + phrase.found().length());
    hint.put("text", phrase.found());
    hint.put("message", phrase.message());
    hint.put("why", phrase.why());
    hint.put("replacements", phrase.replacements());
    hint.put("script", null);
    return hint;
  }

  private static String verdict(List<Map<String, Object>> hints) {
    List<Object> severities = hints.stream().map(hint -> hint.get("severity")).toList();
    return severities.contains("block") ? "block" : severities.contains("warn") ? "warn" : "pass";
  }

  private static Map<String, Object> suggestion() {
    Map<String, Object> slot = new LinkedHashMap<>();
    slot.put("name", "订单号");
    slot.put("value", null);
    slot.put("start", SCRIPT.indexOf('{'));
    slot.put("end", SCRIPT.indexOf('}') + 1);
    Map<String, Object> carrier = new LinkedHashMap<>();
    carrier.put("name", "快递公司");
    carrier.put("value", "顺丰速运");
    carrier.put("start", SCRIPT.indexOf("顺丰速运"));
    carrier.put("end", SCRIPT.indexOf("顺丰速运") + 4);
    return Map.of("script", "logistics.where-is-my-parcel", "title", "快递到哪了", "text", SCRIPT,
        "score", 0.83, "placeholders", List.of(slot, carrier));
  }

  private static Map<String, Object> clock(TryRequest request) {
    Map<String, Object> clock = new LinkedHashMap<>();
    long waited = request.waited().map(java.time.Duration::toMillis).orElse(0L);
    clock.put("state", request.waited().isEmpty()
        ? "idle"
        : waited > TARGET_MILLIS
            ? "overdue"
            : waited >= 0.9 * TARGET_MILLIS ? "due" : "waiting");
    clock.put("waitingSince",
        request.waited().isEmpty() ? null : "2026-11-02T10:00:00+08:00");
    clock.put("waitedMillis", waited);
    clock.put("targetMillis", TARGET_MILLIS);
    return clock;
  }
}
