package org.huashu.coach.console;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huashu.coach.console.ScoringModel.HintLine;
import org.huashu.coach.console.ScoringModel.Line;
import org.huashu.coach.console.ScoringModel.SaidModel;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.scoring.Transcript;

/** What was said in a chat, a part at a time. */
final class SaidView {

  /** A page of a long chat. */
  private static final int PART = 100;
  /** What is shown around the scored day. */
  private static final int AROUND = 6;
  private static final int MOST_AT_FIRST = 300;

  private final Visit visit;
  private final Transcript transcript;
  private final List<Transcript.Line> lines;

  SaidView(Visit visit, Transcript transcript) {
    this.visit = visit;
    this.transcript = transcript;
    this.lines = transcript.lines();
  }

  /** The day that is scored, with a little of what was said before and after. */
  SaidModel around() {
    int first = 0;
    while (first < lines.size() && day(lines.get(first)).isBefore(transcript.chat().day())) {
      first++;
    }
    int end = first;
    while (end < lines.size() && !day(lines.get(end)).isAfter(transcript.chat().day())) {
      end++;
    }
    int from = Math.max(0, first - AROUND);
    return part(from, Math.min(Math.min(lines.size(), end + AROUND), from + MOST_AT_FIRST), true,
        true);
  }

  SaidModel before(int line) {
    int end = Math.min(line, lines.size());
    return part(Math.max(0, end - PART), end, true, false);
  }

  SaidModel after(int line) {
    int from = Math.min(line, lines.size());
    return part(from, Math.min(lines.size(), from + PART), false, true);
  }

  private SaidModel part(int from, int end, boolean earlier, boolean later) {
    List<Line> shown = new ArrayList<>();
    for (int i = from; i < end; i++) {
      shown.add(line(i, i == from));
    }
    int after = lines.size() - end;
    return new SaidModel(shown,
        earlier && from > 0 ? Optional.of(address() + "&before=" + from) : Optional.empty(),
        later && after > 0 ? Optional.of(address() + "&after=" + end) : Optional.empty(),
        visit.say("scores.earlier", from), visit.say("scores.later", after));
  }

  private String address() {
    ChatKey chat = transcript.chat();
    String root = OwnScoresArea.visited(visit) ? OwnScoresArea.PATH : ScoreTabs.PATH;
    return root + "/said?" + ScoringArea.address(chat);
  }

  private LocalDate day(Transcript.Line line) {
    return LocalDate.ofInstant(line.at(), visit.zone());
  }

  private Line line(int index, boolean first) {
    Transcript.Line line = lines.get(index);
    boolean newDay = first || !day(lines.get(index - 1)).equals(day(line));
    return new Line(line.message(), line.at(), line.speaker().name().toLowerCase(Locale.ROOT),
        who(line), line.text(), line.waited().map(this::waited).orElse(""),
        line.hints().stream().map(this::hint).toList(), newDay ? day(line).toString() : "",
        transcript.scored(line));
  }

  private String who(Transcript.Line line) {
    return switch (line.speaker()) {
      case CUSTOMER -> visit.say("scores.customer");
      case MACHINE -> visit.say("scores.machine");
      case EVENT -> visit.say("scores.transfer", line.who());
      case AGENT, COLLEAGUE -> line.who();
    };
  }

  private String waited(Duration waited) {
    long seconds = Math.max(0, waited.toSeconds());
    return seconds < 60
        ? visit.say("scores.waited", seconds)
        : visit.say("scores.waited-minutes", seconds / 60, seconds % 60);
  }

  private HintLine hint(Transcript.Hinted hinted) {
    var hint = hinted.hint();
    String words = hint.words().isEmpty() ? hint.message() : "“" + hint.words() + "”";
    List<String> fate = new ArrayList<>();
    fate.add(visit.say(hinted.corrected() ? "review.corrected" : "review.sent-anyway"));
    hinted.ruling().ifPresent(it -> fate.add(visit.say("ruling." + it)));
    boolean innocent = hinted.corrected()
        || hinted.ruling().filter(it -> it != Ruling.RIGHT).isPresent();
    return new HintLine(visit.say("category." + hint.category().wireName()) + " " + words,
        innocent ? "mute" : StoryView.tone(hint.severity()), String.join("，", fate));
  }
}
