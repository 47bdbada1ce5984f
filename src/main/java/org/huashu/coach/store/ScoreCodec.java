package org.huashu.coach.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.scoring.Mark;
import org.huashu.coach.scoring.Paper;
import org.huashu.coach.scoring.ScoreAct;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Acts on scores as JSON; the sheet stands apart, once for all. Names of kinds never change. */
final class ScoreCodec {

  private final JsonMapper json = JsonMapper.builder().build();

  /** A paper without its sheet. */
  record Filled(List<Mark> marks, String remark) {}

  /** What an appeal says. */
  record Appeal(Set<String> items, String reason) {}

  /** What its answer says. */
  record Answer(List<Mark> accepted, String reason) {}

  /** An act as it is kept. */
  record Row(String kind, String by, Instant at, Optional<String> sheet, String payload) {}

  Row row(ScoreAct act, Optional<String> sheet) {
    String payload = switch (act) {
      case ScoreAct.Saved it -> write(it.paper());
      case ScoreAct.Finished it -> write(it.paper());
      case ScoreAct.Appealed it ->
        json.writeValueAsString(new Appeal(it.items(), it.reason()));
      case ScoreAct.Answered it ->
        json.writeValueAsString(new Answer(it.accepted(), it.reason()));
      case ScoreAct.Read _ -> "{}";
    };
    return new Row(kind(act), act.by(), act.at(), sheet, payload);
  }

  private String write(Paper paper) {
    return json.writeValueAsString(new Filled(paper.marks(), paper.remark()));
  }

  private static String kind(ScoreAct act) {
    return switch (act) {
      case ScoreAct.Saved _ -> "SAVED";
      case ScoreAct.Finished _ -> "FINISHED";
      case ScoreAct.Appealed _ -> "APPEALED";
      case ScoreAct.Answered _ -> "ANSWERED";
      case ScoreAct.Read _ -> "READ";
    };
  }

  /** The sheet of an act's paper, if it has one. */
  static Optional<ScoreSheet> sheet(ScoreAct act) {
    return switch (act) {
      case ScoreAct.Saved it -> Optional.of(it.paper().sheet());
      case ScoreAct.Finished it -> Optional.of(it.paper().sheet());
      case ScoreAct.Appealed _,ScoreAct.Answered _,ScoreAct.Read _ -> Optional.empty();
    };
  }

  String write(ScoreSheet sheet) {
    return json.writeValueAsString(sheet);
  }

  /**
   * Reads an act.
   *
   * @param sheets by their digests
   */
  ScoreAct read(Row row, Map<String, ScoreSheet> sheets) {
    try {
      return switch (row.kind()) {
        case "SAVED" -> new ScoreAct.Saved(row.by(), row.at(), paper(row, sheets));
        case "FINISHED" -> new ScoreAct.Finished(row.by(), row.at(), paper(row, sheets));
        case "APPEALED" -> {
          Appeal appeal = json.readValue(row.payload(), Appeal.class);
          yield new ScoreAct.Appealed(row.by(), row.at(), appeal.items(), appeal.reason());
        }
        case "ANSWERED" -> {
          Answer answer = json.readValue(row.payload(), Answer.class);
          yield new ScoreAct.Answered(row.by(), row.at(), answer.accepted(), answer.reason());
        }
        case "READ" -> new ScoreAct.Read(row.by(), row.at());
        default -> throw new IllegalStateException("the store holds an unknown act: " + row.kind());
      };
    } catch (JacksonException e) {
      throw new IllegalStateException("the store holds an act that cannot be read", e);
    }
  }

  private Paper paper(Row row, Map<String, ScoreSheet> sheets) {
    ScoreSheet sheet = row.sheet()
        .map(sheets::get)
        .orElseThrow(() -> new IllegalStateException("the store holds a score without a sheet"));
    Filled filled = json.readValue(row.payload(), Filled.class);
    return new Paper(sheet, filled.marks(), filled.remark());
  }

  ScoreSheet readSheet(String content) {
    try {
      return json.readValue(content, ScoreSheet.class);
    } catch (JacksonException e) {
      throw new IllegalStateException("the store holds a sheet that cannot be read", e);
    }
  }

  static String digest(String content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256")
              .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
