package org.huashu.coach.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.ScoringModel.GroupView;
import org.huashu.coach.console.ScoringModel.ItemView;
import org.huashu.coach.console.ScoringModel.PointsModel;
import org.huashu.coach.console.ScoringModel.Proposal;
import org.huashu.coach.console.ScoringModel.Shown;
import org.huashu.coach.quality.Fault;
import org.huashu.coach.quality.Score;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.scoring.Chats;
import org.huashu.coach.scoring.Mark;
import org.huashu.coach.scoring.Paper;
import org.huashu.coach.scoring.ScoreAct;
import org.huashu.coach.scoring.Scoring;
import org.huashu.coach.scoring.Transcript;

/** Makes a chat and its sheet ready to be shown to somebody. */
final class ScoringView {

  private static final BigDecimal GOOD = BigDecimal.valueOf(90);
  private static final BigDecimal FAIR = BigDecimal.valueOf(80);

  private final Chats chats;

  ScoringView(Chats chats) {
    this.chats = chats;
  }

  /**
   * What stands around the sheet.
   *
   * @param path where its form goes
   * @param query behind the path
   * @param typed what was typed into a form that was refused
   */
  record Around(String path, String query, String fault, Typed typed) {

    Around(String path, String query, String fault) {
      this(path, query, fault, Typed.NOTHING);
    }
  }

  private Transcript transcript(Visit visit, ChatKey chat) {
    return Transcript.of(chat, visit.zone(), chats.events(chat), chats.told(chat));
  }

  /** A chat that nobody has scored. */
  ScoringModel fresh(Visit visit, ChatKey chat, Paper paper, Around around) {
    Transcript transcript = transcript(visit, chat);
    boolean own = chat.agent().equals(visit.account().name());
    return new ScoringModel(around.path(), around.query(),
        head(visit, chat, Optional.empty()),
        new SaidView(visit, transcript).around(),
        groups(visit, paper, transcript, Optional.empty()),
        points(paper), paper.remark(), 0, 0, Optional.empty(), List.of(),
        new ScoringModel.May(!own, !own, false, false, false), around.fault(),
        around.typed());
  }

  /** A score that there is; what stands in its fields is perhaps typed and not kept. */
  ScoringModel kept(Visit visit, Scoring scoring, Paper paper, Around around) {
    Transcript transcript = transcript(visit, scoring.chat());
    return new ScoringModel(around.path(), around.query(),
        head(visit, scoring.chat(), Optional.of(scoring)),
        new SaidView(visit, transcript).around(),
        groups(visit, paper, transcript, Optional.of(scoring)), points(paper), paper.remark(),
        scoring.number(), scoring.acts().size(), appeal(visit, scoring), history(visit, scoring),
        may(visit, scoring), around.fault(), around.typed());
  }

  private static ScoringModel.May may(Visit visit, Scoring scoring) {
    boolean own = scoring.chat().agent().equals(visit.account().name());
    boolean mine = OwnScoresArea.visited(visit);
    boolean trainer = visit.has(Role.TRAINER) && !own && !mine;
    boolean appealed = scoring.state() == Scoring.State.APPEALED;
    return new ScoringModel.May(trainer && !appealed,
        trainer && scoring.state() == Scoring.State.DRAFT, trainer && appealed,
        own && mine && !scoring.appealable().isEmpty(), own && mine && scoring.unread());
  }

  private static ScoringModel.Head head(Visit visit, ChatKey chat,
      Optional<Scoring> scoring) {
    boolean mine = OwnScoresArea.visited(visit);
    OptionalLong sample = ScoringArea.number(visit.param("sample"));
    String back = mine
        ? OwnScoresArea.PATH
        : sample.isPresent()
            ? ChatArea.PATH + "?sample=" + sample.getAsLong()
            : ScoreTabs.PATH;
    return new ScoringModel.Head(back,
        visit.say(mine ? "nav.my-scores" : sample.isPresent() ? "scores.tab.chats" : "nav.scores"),
        chat.shop(), chat.conversation(), chat.agent(), chat.day().toString(),
        visit.say("scores.state."
            + scoring.map(it -> it.state().name()).orElse("none")),
        scoring.map(it -> ScoreArea.tone(it.state())).orElse("mute"),
        scoring.map(it -> it.scored().by()).orElse(""));
  }

  private static List<GroupView> groups(Visit visit, Paper paper, Transcript transcript,
      Optional<Scoring> scoring) {
    Map<String, String> labels = new HashMap<>();
    transcript.lines()
        .forEach(line -> labels.put(line.message(),
            Frame.fullTime(line.at(), visit.zone()).substring(11, 16) + " "
                + shortened(line.text())));
    Map<String, Fault> proposed = transcript.proposed(paper.sheet())
        .stream()
        .collect(Collectors.toMap(Fault::item, it -> it));
    return paper.sheet()
        .groups()
        .stream()
        .map(group -> new GroupView(group.id(), group.title(), group.points(), group.items()
            .stream()
            .map(item -> item(item, paper.mark(item.id()), new Seen(labels, proposed, scoring)))
            .toList()))
        .toList();
  }

  private record Seen(Map<String, String> labels, Map<String, Fault> proposed,
      Optional<Scoring> scoring) {}

  private static ItemView item(ScoreSheet.Item item, Mark mark, Seen seen) {
    List<Shown> evidence = mark.messages()
        .stream()
        .map(it -> new Shown(it, seen.labels().getOrDefault(it, it)))
        .toList();
    List<Proposal> proposals = Optional.ofNullable(seen.proposed().get(item.id()))
        .stream()
        .flatMap(fault -> fault.evidence().stream())
        .map(it -> new Proposal(it.message(),
            it.text().isEmpty() ? shortened(it.note()) : it.text(), it.rule(), it.note()))
        .toList();
    boolean appealed = seen.scoring()
        .flatMap(Scoring::appeal)
        .filter(appeal -> appeal.items().contains(item.id()))
        .isPresent();
    return new ItemView(item.id(), item.title(),
        item.deduction().stripTrailingZeros().toPlainString(), mark.times(), evidence,
        mark.remark(), proposals, appealed);
  }

  private static String shortened(String text) {
    String line = text.lines().collect(Collectors.joining(" "));
    int end = Math.min(line.length(), 24);
    if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }

  /** What a paper comes to. */
  static PointsModel points(Paper paper) {
    Score score = paper.score();
    List<ScoringModel.Left> groups = score.groups()
        .stream()
        .map(group -> new ScoringModel.Left(group.title(), group.left().toPlainString(),
            group.points()))
        .toList();
    BigDecimal percent = score.of() == 0
        ? GOOD
        : score.total()
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(score.of()), java.math.RoundingMode.HALF_UP);
    String tone = percent.compareTo(GOOD) >= 0
        ? "good"
        : percent.compareTo(FAIR) >= 0
            ? "warn"
            : "bad";
    return new PointsModel(score.total().toPlainString(), score.of(), tone, groups);
  }

  private static Optional<ScoringModel.Appeal> appeal(Visit visit, Scoring scoring) {
    return scoring.appeal()
        .map(appeal -> new ScoringModel.Appeal(appeal.reason(),
            scoring.answer().map(ScoreAct.Answered::reason).orElse(""),
            scoring.acceptance()
                .map(it -> visit.say("scores.acceptance." + it))
                .orElse(""),
            scoring.answer().isEmpty()));
  }

  private static List<ScoringModel.Done> history(Visit visit, Scoring scoring) {
    List<ScoringModel.Done> done = new ArrayList<>();
    boolean mine = OwnScoresArea.visited(visit);
    for (ScoreAct act : scoring.acts()) {
      if (!(mine && act instanceof ScoreAct.Saved)) {
        done.add(new ScoringModel.Done(act.at(), act.by(),
            visit.say("scores.act." + act.getClass().getSimpleName()), said(visit, act)));
      }
    }
    return done.reversed();
  }

  private static String said(Visit visit, ScoreAct act) {
    return switch (act) {
      case ScoreAct.Saved it -> counted(visit, it.paper());
      case ScoreAct.Finished it -> counted(visit, it.paper());
      case ScoreAct.Appealed it -> it.reason();
      case ScoreAct.Answered it -> it.reason();
      case ScoreAct.Read _ -> "";
    };
  }

  /** The points, and every item that counts: what a later version changed can be seen. */
  private static String counted(Visit visit, Paper paper) {
    Score score = paper.score();
    return visit.say("scores.points", score.total().toPlainString())
        + score.faults()
            .stream()
            .map(item -> " · " + item.title() + " × " + item.times())
            .collect(Collectors.joining());
  }

  /** More of what was said, before a line or after it. */
  Reply more(Visit visit, ChatKey chat) {
    OptionalLong before = ScoringArea.number(visit.param("before"));
    OptionalLong after = ScoringArea.number(visit.param("after"));
    SaidView said = new SaidView(visit, transcript(visit, chat));
    return Reply.fragment("console/score-said.jte", before.isPresent()
        ? said.before((int) Math.min(before.getAsLong(), Integer.MAX_VALUE))
        : said.after((int) Math.min(after.orElse(0), Integer.MAX_VALUE)));
  }
}
