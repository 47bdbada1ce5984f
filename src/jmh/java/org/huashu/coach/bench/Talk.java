package org.huashu.coach.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One conversation as the requests that a chat client sends for it: it opens, the customer asks,
 * the agent's draft grows by a few characters from one request to the next.
 *
 * @param number which conversation; its shop and agent follow from it
 * @param script the script that answers its question
 * @param start the time of its first event
 */
record Talk(int number, int script, Instant start) {

  static final int REVISIONS = 8;

  private static final int SHOPS = 16;
  private static final int AGENTS = 200;
  private static final int WITH_BAD_WORDING_EVERY = 10;

  Request opened() {
    return event("conversation.opened", 0, """
        , "customer": {"id": "u-%d", "name": "顾客%d"}, "order": {"id": "2026%08d"}"""
        .formatted(number, number, number));
  }

  /** What the customer wrote; the first message asks the script's question. */
  Request message(int message) {
    String text = ShopTalk.question(script, message % ShopTalk.SIMILAR_QUESTIONS);
    return event("message.received", 1 + message,
        ", \"message\": \"m-%d-%s\", \"text\": \"%s\"".formatted(number, Request.draft(), text));
  }

  /** The revisions of a reply, in order. The path is the webhook's, or another that only echoes. */
  List<Request> drafts(String path) {
    return drafts(path, "");
  }

  /** The same with a text that differs each time a revision is sent. */
  List<Request> freshDrafts() {
    return drafts(Request.WEBHOOK, Request.fresh());
  }

  private List<Request> drafts(String path, String more) {
    List<Request> drafts = new ArrayList<>();
    for (int revision = 1; revision <= REVISIONS; revision++) {
      drafts.add(draft(path, revision, more, Optional.empty()));
    }
    return drafts;
  }

  /** One revision of a reply, in [1, {@value #REVISIONS}]. */
  Request draft(int revision) {
    return draft(Request.WEBHOOK, revision, "", Optional.empty());
  }

  /** A draft of a client that keeps no session: it carries the customer's question. */
  Request draftAnswering(String question) {
    return draft(Request.WEBHOOK, 1 + number % REVISIONS, "", Optional.of(question));
  }

  Request reply() {
    return event("reply.sent", 9, """
        , "message": "r-%d-%s", "agent": "a-%d", "text": "%s\"""".formatted(number,
        Request.draft(), number % AGENTS, ShopTalk.answer(script)));
  }

  private Request draft(String path, int revision, String more, Optional<String> question) {
    return post(path, "draft.updated", 5, """
        , "draft": "%s", "revision": %d, "agent": "a-%d", "text": "%s"%s""".formatted(
        Request.draft(), revision, number % AGENTS, draftText(revision) + more,
        question.map(text -> ", \"question\": \"" + text + "\"").orElse("")));
  }

  private String draftText(int revision) {
    String answer = ShopTalk.answer(script);
    String typed = answer.substring(0, Math.min(answer.length(), 3 + revision * 6));
    boolean bad = number % WITH_BAD_WORDING_EVERY == 0 && revision > REVISIONS / 2;
    return bad ? typed + "，" + ShopTalk.phrase(number) : typed;
  }

  private Request event(String type, int second, String data) {
    return post(Request.WEBHOOK, type, second, data);
  }

  private Request post(String path, String type, int second, String data) {
    return new Request("POST " + path, """
        {"type": "%s", "timestamp": "%s", "data": {"shop": "s-%d", "conversation": "c-%d"%s}}"""
        .formatted(type, start.plusSeconds(second), number % SHOPS, number, data));
  }
}
