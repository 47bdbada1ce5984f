package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import org.huashu.coach.conversation.ConversationKey;

/**
 * Questions without a good script that ask the same.
 *
 * @param id stays while the question that was asked most stays
 * @param title the question that was asked most
 * @param week how often they were asked in the last 7 days
 * @param month how often in the last 30
 * @param unoffered of these: how often nothing was offered; else what was offered was ignored
 * @param samples some of them, the latest first, no two alike
 * @param replies what agents wrote that seems to have satisfied, the best first
 * @param questions all of them, as {@link #letters}
 */
public record QuestionGroup(String id, String title, long week, long month, long unoffered,
    Instant first, Instant last, List<Sample> samples, List<GoodReply> replies,
    List<String> questions) {

  /** One of the questions, and what the agent wrote. */
  public record Sample(ConversationKey key, Instant at, String question, String sent) {}

  /**
   * A reply that seems to have satisfied customers.
   *
   * @param text as it was written, personal data masked
   * @param times how often nearly the same was written
   * @param rated of these: how many customers gave 4 or 5 points, or said that they were satisfied
   * @param quiet of these: how many customers did not ask again
   */
  public record GoodReply(String text, long times, long rated, long quiet) {}

  /** Copies the lists. */
  public QuestionGroup {
    samples = List.copyOf(samples);
    replies = List.copyOf(replies);
    questions = List.copyOf(questions);
  }

  /** What of a question counts when it is compared: letters and digits, in lower case. */
  public static String letters(String question) {
    StringBuilder letters = new StringBuilder(question.length());
    question.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
