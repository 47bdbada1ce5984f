package org.huashu.coach.push;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.huashu.coach.push.Outbox.Kept;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as each kind of target takes them.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
final class Envelopes {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MediaType TYPE = MediaType.get("application/json; charset=utf-8");
  private static final String TITLE = "客服响应提醒";

  /** WeCom takes 4096 bytes; the others more. */
  private static final int MOST_CHARACTERS = 1_200;

  private Envelopes() {}

  /** The request that brings these pushes; to a webhook exactly one. */
  static Request request(Target target, List<Kept> letters, Instant now) {
    return switch (target.kind()) {
      case WEBHOOK -> webhook(target, letters.getFirst(), now);
      case DINGTALK -> posted(dingtalkUrl(target, now), dingtalk(letters));
      case FEISHU -> posted(target.url(), feishu(target, letters, now));
      case WECOM -> posted(target.url(), wecom(letters));
    };
  }

  private static Request webhook(Target target, Kept kept, Instant now) {
    String id = kept.letter().hint();
    String body = kept.letter().body();
    long seconds = now.getEpochSecond();
    return new Request.Builder().url(target.url().toString())
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(seconds))
        .header("webhook-signature",
            StandardSignature.of(target.secret().orElseThrow(), id, seconds, body))
        .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), TYPE))
        .build();
  }

  private static Request posted(URI url, ObjectNode body) {
    return new Request.Builder().url(url.toString())
        .post(RequestBody.create(JSON.writeValueAsBytes(body), TYPE))
        .build();
  }

  private static URI dingtalkUrl(Target target, Instant now) {
    if (target.secret().isEmpty()) {
      return target.url();
    }
    String secret = target.secret().get();
    long millis = now.toEpochMilli();
    String sign = StandardSignature.hmac(secret.getBytes(StandardCharsets.UTF_8),
        millis + "\n" + secret);
    return URI.create(target.url() + (target.url().getQuery() == null ? "?" : "&") + "timestamp="
        + millis + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8));
  }

  private static ObjectNode dingtalk(List<Kept> letters) {
    ObjectNode body = JSON.createObjectNode().put("msgtype", "markdown");
    body.putObject("markdown")
        .put("title", TITLE)
        .put("text", "#### " + TITLE + "\n" + lines(letters, "- "));
    return body;
  }

  private static ObjectNode feishu(Target target, List<Kept> letters, Instant now) {
    ObjectNode body = JSON.createObjectNode();
    target.secret().ifPresent(secret -> {
      long seconds = now.getEpochSecond();
      byte[] key = (seconds + "\n" + secret).getBytes(StandardCharsets.UTF_8);
      body.put("timestamp", Long.toString(seconds)).put("sign", StandardSignature.hmac(key, ""));
    });
    body.put("msg_type", "text")
        .putObject("content")
        .put("text", TITLE + "\n" + lines(letters, ""));
    return body;
  }

  private static ObjectNode wecom(List<Kept> letters) {
    ObjectNode body = JSON.createObjectNode().put("msgtype", "markdown");
    body.putObject("markdown").put("content", TITLE + "\n" + lines(letters, "> "));
    return body;
  }

  /** A line a push; what does not fit is counted. */
  private static String lines(List<Kept> letters, String bullet) {
    StringBuilder lines = new StringBuilder();
    int shown = 0;
    for (Kept kept : letters) {
      String line = bullet + line(kept) + "\n";
      if (lines.length() + line.length() > MOST_CHARACTERS) {
        break;
      }
      lines.append(line);
      shown++;
    }
    return shown == letters.size()
        ? lines.toString().strip()
        : lines + "另有 " + (letters.size() - shown) + " 条";
  }

  private static String line(Kept kept) {
    JsonNode data = JSON.readTree(kept.letter().body()).path("data");
    return "店铺 " + plain(kept.letter().key().shop()) + "，会话 "
        + plain(kept.letter().key().conversation())
        + kept.letter().agent().map(agent -> "，客服 " + plain(agent)).orElse("") + "："
        + plain(data.path("hint").path("message").asString(""));
  }

  /** Without what Markdown or mentions would make something of. */
  private static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}<>\\[\\]()`*_#@|~]", " ");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
