package org.huashu.coach.coaching;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.conversation.Sender;

/**
 * A golden conversation: a step a line, and under each draft the advice that is expected, indented.
 * {@code 10:00:05 customer m1 我的快递到哪了}; see {@code src/test/resources/conversations}.
 */
record Scene(List<String> lines) {

  static final ConversationKey KEY = new ConversationKey("shop", "c-1");
  private static final LocalDate DAY = LocalDate.parse("2026-11-02");

  static Scene parsed(String text) {
    return new Scene(text.lines().toList());
  }

  /** The steps alone. */
  List<String> steps() {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(" "))
        .toList();
  }

  /** The event of a step; a hint that it speaks of is looked up by its rule. */
  static Event event(String step, Map<String, String> hints) {
    String[] words = step.split(" ", 4);
    Instant at = at(words[0]);
    String rest = words.length > 3 ? words[3] : "";
    return switch (words[1]) {
      case "open" -> opened(at, step);
      case "customer" -> new MessageReceived(KEY, at, words[2], rest);
      case "reply" -> sent(at, words[2], rest, Sender.HUMAN);
      case "auto" -> sent(at, words[2], rest, Sender.AUTO);
      case "dismiss" -> new HintAnswered(KEY, at, words[2], "a1",
          Optional.ofNullable(hints.get(rest)).orElse("h-none"), HintAnswer.DISMISSED);
      case "transfer" -> new ConversationTransferred(KEY, at, "a1", words[2], Optional.empty(),
          Optional.empty());
      case "close" -> new ConversationClosed(KEY, at, words[2], Optional.empty());
      case "draft" -> draft(at, words[2], rest);
      default -> throw new IllegalArgumentException("no step: " + step);
    };
  }

  /** What the file says of an advice. */
  static List<String> told(Advice advice) {
    List<String> told = new ArrayList<>();
    told.add("  " + advice.verdict() + ", " + clock(advice));
    advice.hints()
        .forEach(hint -> told.add("  hint " + hint.finding().rule() + " "
            + hint.finding().severity()
            + hint.finding().span().map(s -> " " + s.start() + "-" + s.end()).orElse("")
            + hint.finding().script().map(script -> " script=" + script).orElse("") + " "
            + hint.finding().message()));
    advice.suggestions()
        .forEach(one -> told.add("  offer " + one.script() + " " + one.text()));
    if (!advice.degraded().isEmpty()) {
      told.add("  without " + String.join(" ", advice.degraded()));
    }
    return told;
  }

  private static String clock(Advice advice) {
    return advice.clock().state() + advice.clock()
        .waitingSince()
        .map(since -> " since " + LocalTime.ofInstant(since, ZoneOffset.ofHours(8))
            .format(DateTimeFormatter.ISO_LOCAL_TIME))
        .orElse("") + ", " + advice.clock().waitedMillis() / 1000 + " of "
        + advice.clock().targetMillis() / 1000 + " s";
  }

  private static Event draft(Instant at, String id, String rest) {
    // Context of a client that keeps no session stands before the text: {question=…;turn=2}
    Map<String, String> context = new HashMap<>();
    String text = rest;
    if (rest.startsWith("{")) {
      int end = rest.indexOf('}');
      for (String pair : List.of(rest.substring(1, end).split(";", -1))) {
        context.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
      text = rest.substring(end + 1);
    }
    OptionalInt turn = context.containsKey("turn")
        ? OptionalInt.of(Integer.parseInt(context.get("turn")))
        : OptionalInt.empty();
    return new DraftUpdated(KEY, at, id, 1, "a1", text,
        Optional.ofNullable(context.get("question")),
        Optional.ofNullable(context.get("since")).map(Scene::at), turn,
        context.containsKey("closing"));
  }

  private static Event opened(Instant at, String step) {
    Map<String, String> facts = Arrays.stream(step.split(" "))
        .filter(word -> word.contains("="))
        .collect(Collectors.toMap(word -> word.substring(0, word.indexOf('=')),
            word -> word.substring(word.indexOf('=') + 1)));
    return new ConversationOpened(KEY, at, Optional.of("a1"), Optional.of("taobao"), facts);
  }

  private static Event sent(Instant at, String id, String text, Sender sender) {
    return new ReplySent(KEY, at, id, Optional.empty(), "a1", text, sender);
  }

  private static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.ofHours(8));
  }
}
