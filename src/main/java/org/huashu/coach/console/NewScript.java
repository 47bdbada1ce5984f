package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.review.QuestionGroup;
import org.huashu.coach.review.QuestionGroup.GoodReply;
import org.huashu.coach.review.QuestionGroup.Sample;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;
import org.huashu.coach.script.ScriptQuery;

/** The form of a new script, filled with questions that have none. */
final class NewScript {

  private static final String GROUP = "group";
  private static final String REPLY = "reply";
  /** A longer message tells a story and is no similar question, in UTF-16 units. */
  private static final int LONGEST_QUESTION = 60;
  private static final int LONGEST_TITLE = 30;

  private NewScript() {}

  /** Where it is; {@code reply} is the place of the reply that becomes the answer, -1 for none. */
  static String path(QuestionGroup group, int reply) {
    return ScriptArea.PATH + "/new?" + GROUP + "=" + group.id()
        + (reply < 0 ? "" : "&" + REPLY + "=" + reply);
  }

  /** What the form is filled with; empty when no questions are asked for or they are gone. */
  static Optional<ScriptCard> of(Visit visit, Console.Parts parts) {
    String id = visit.param(GROUP);
    return id.isEmpty()
        ? Optional.empty()
        : parts.lists()
            .groups()
            .find(ScriptLists.scope(visit), id)
            .map(group -> card(visit, group, topic(visit, group, parts.knowledge().current())));
  }

  private static ScriptCard card(Visit visit, QuestionGroup group, String topic) {
    String answer = group.replies()
        .stream()
        .skip(visit.param(REPLY).matches("\\d") ? Integer.parseInt(visit.param(REPLY)) : 99)
        .map(GoodReply::text)
        .findFirst()
        .orElse("");
    List<String> questions = Stream
        .concat(Stream.of(group.title()), group.samples().stream().map(Sample::question))
        .map(NewScript::line)
        .filter(it -> it.length() <= LONGEST_QUESTION)
        .distinct()
        .toList();
    String title = line(group.title());
    return new ScriptCard(topic, "",
        title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE), questions,
        answer, Use.ANSWER, List.of(), scope(visit), List.of(), "");
  }

  /** Who manages one shop writes for that shop. */
  private static Scope scope(Visit visit) {
    return visit.oneShop()
        .filter(_ -> !ScriptRights.manages(visit, org.huashu.coach.account.Grant.EVERY_SHOP))
        .map(shop -> new Scope(java.util.Set.of(shop), java.util.Set.of(), java.util.Set.of(),
            Optional.empty(), Optional.empty()))
        .orElse(Scope.EVERYWHERE);
  }

  private static String line(String question) {
    return question.strip().replaceAll("\\s+", " ");
  }

  /** The topic of the nearest script. */
  private static String topic(Visit visit, QuestionGroup group, CurrentRelease current) {
    try (CurrentRelease.Lease lease = current.acquire()) {
      return lease.release()
          .scripts()
          .search(new ScriptQuery(group.title(), visit.oneShop().orElse(""), Optional.empty(),
              Optional.empty(), visit.now(), 1))
          .stream()
          .findFirst()
          .map(it -> it.script().topic())
          .orElse("");
    }
  }
}
