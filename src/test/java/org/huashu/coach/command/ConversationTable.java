package org.huashu.coach.command;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conversations as tables: who said what when, and under it, indented, what the coach said. A line
 * is {@code 10:00:05 顾客 在吗}; {@code 6日10:00:05} is another day of November 2026 than Monday the
 * second, {@code 10:00:05@10:01:00} arrives later than it happened. {@code == title} begins the
 * next conversation.
 */
final class ConversationTable {

  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final Pattern STEP =
      Pattern
          .compile("([0-9日:.]+)(?:@([0-9日:.]+))? (顾客|客服|辅助|机器|草稿|末句|进线|转接|关闭|重复)(\\S*)(?: (.*))?");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A line, and when its event arrives; empty for what is no event. */
  private record Row(String conversation, String line, Optional<OffsetDateTime> arrival) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<String> envelopes = new ArrayList<>();
  private String settings = "";
  private boolean ownScripts;

  private String conversation = "";
  private int conversations;
  private int revision;
  private int draft;
  private Optional<ObjectNode> last = Optional.empty();

  static ConversationTable parsed(String text) {
    ConversationTable table = new ConversationTable();
    text.lines().filter(line -> !line.startsWith(" ")).forEach(table::add);
    return table;
  }

  int conversations() {
    return conversations;
  }

  /** JSON of {@code --settings}; empty for the knowledge base's own. */
  String settings() {
    return settings;
  }

  /** Whether the scripts are those beside the tables and not the shipped ones. */
  boolean ownScripts() {
    return ownScripts;
  }

  /** What {@code replay} reads. */
  String envelopes() {
    return String.join("\n", envelopes);
  }

  /** The table with what {@code replay} wrote, each under the last event before it. */
  String with(List<JsonNode> told) {
    List<List<String>> under = new ArrayList<>();
    rows.forEach(_ -> under.add(new ArrayList<>()));
    told.forEach(line -> under.get(row(line)).add(words(line)));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(rows.get(i).line()).append('\n');
      under.get(i).forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private int row(JsonNode line) {
    OffsetDateTime at = OffsetDateTime.parse(line.get("at").asString());
    int found = -1;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.conversation().equals(line.get("conversation").asString())
          && row.arrival().isPresent() && !row.arrival().get().isAfter(at)
          && (found < 0 || !row.arrival().get().isBefore(rows.get(found).arrival().get()))) {
        found = i;
      }
    }
    return found;
  }

  private static String words(JsonNode line) {
    boolean push = line.get("type").asString().equals("push");
    JsonNode told = line.get(push ? "push" : "advice");
    List<String> hints = new ArrayList<>();
    (push ? List.of(told.get("hint")) : told.get("hints")).forEach(hint -> hints.add(hint(hint)));
    JsonNode clock = told.get("clock");
    String since = clock.get("state").asString()
        + (clock.get("waitingSince").isNull() ? "" : " " + seconds(clock, "waitedMillis"))
        + (clock.has("agentMillis") ? "，接手 " + seconds(clock, "agentMillis") : "");
    return push
        ? "    " + OffsetDateTime.parse(line.get("at").asString())
            .atZoneSameInstant(ZONE)
            .toLocalTime() + " 推送 " + told.get("agent").asString("-") + " | " + since + " | "
            + hints.getFirst()
        : "    " + told.get("verdict").asString() + " | " + since
            + (hints.isEmpty() ? "" : " | " + String.join("；", hints));
  }

  private static String seconds(JsonNode clock, String field) {
    return clock.get(field).asLong() / 1_000 + "s";
  }

  /** Threats by their grade: which of many rules saw one does not matter. */
  private static String hint(JsonNode hint) {
    String text = hint.get("text").asString();
    return hint.has("grade")
        ? hint.get("category").asString() + " " + hint.get("grade").asString()
        : hint.get("rule").asString() + (text.isEmpty() ? "" : "“" + text + "”");
  }

  private void add(String line) {
    Matcher step = STEP.matcher(line);
    if (line.startsWith("== ")) {
      conversation = "c-" + ++conversations;
      revision = 0;
      draft = 1;
    } else if (line.startsWith("设置 ")) {
      settings = line.substring(3);
    } else if (line.equals("话术 scripts.jsonl")) {
      ownScripts = true;
    } else if (step.matches()) {
      OffsetDateTime at = at(step.group(1));
      OffsetDateTime arrival = step.group(2) == null ? at : at(step.group(2));
      rows.add(new Row(conversation, line, Optional.of(arrival)));
      envelopes.add(envelope(step, at, arrival));
      return;
    } else if (!line.isBlank() && !line.startsWith("#")) {
      throw new IllegalArgumentException("no step: " + line);
    }
    rows.add(new Row(conversation, line, Optional.empty()));
  }

  private String envelope(Matcher step, OffsetDateTime at, OffsetDateTime arrival) {
    if (step.group(3).equals("重复")) {
      return last.orElseThrow().deepCopy().put("receivedAt", at.toInstant().toString()).toString();
    }
    ObjectNode envelope = JSON.createObjectNode();
    ObjectNode data = JSON.createObjectNode();
    data.put("shop", "店").put("conversation", conversation);
    String type = fill(data, step, Optional.ofNullable(step.group(5)).orElse(""));
    envelope.put("type", type)
        .put("timestamp", at.toInstant().toString())
        .put("receivedAt", arrival.toInstant().toString())
        .set("data", data);
    last = Optional.of(envelope);
    return envelope.toString();
  }

  private String fill(ObjectNode data, Matcher step, String text) {
    String agent = step.group(4).isEmpty() ? "a1" : step.group(4);
    return switch (step.group(3)) {
      case "顾客" -> {
        data.put("message", "m" + rows.size()).put("text", text);
        yield "message.received";
      }
      case "客服", "辅助", "机器" -> {
        data.put("message", "r" + rows.size())
            .put("agent", agent)
            .put("text", text)
            .put("sender", sender(step.group(3)));
        draft++;
        yield "reply.sent";
      }
      case "草稿", "末句" -> {
        data.put("draft", "d" + draft)
            .put("revision", ++revision)
            .put("agent", agent)
            .put("text", text)
            .put("closing", step.group(3).equals("末句"));
        yield "draft.updated";
      }
      case "转接" -> {
        transfer(data.put("from", agent), text.split(" ", 2));
        yield "conversation.transferred";
      }
      case "进线" -> {
        data.put("agent", agent).putObject("customer").put("id", "u1");
        yield "conversation.opened";
      }
      default -> {
        data.put("agent", agent);
        yield "conversation.closed";
      }
    };
  }

  private static void transfer(ObjectNode data, String[] words) {
    data.put("to", words[0]);
    if (words.length > 1) {
      data.put("note", words[1]);
    }
  }

  private static String sender(String who) {
    return switch (who) {
      case "辅助" -> "assisted";
      case "机器" -> "auto";
      default -> "human";
    };
  }

  private static OffsetDateTime at(String time) {
    int day = time.indexOf('日');
    LocalDate date = LocalDate.of(2026, 11, day < 0 ? 2 : Integer.parseInt(time.substring(0, day)));
    return date.atTime(LocalTime.parse(time.substring(day + 1))).atOffset(ZONE);
  }
}
