package org.huashu.coach.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.StoryModel.HintView;
import org.huashu.coach.console.StoryModel.Said;
import org.huashu.coach.console.StoryModel.Segment;
import org.huashu.coach.console.StoryModel.Step;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.KeptHint;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.Story;
import org.huashu.coach.wording.Severity;

/** Makes a story and its review ready to be shown to somebody. */
final class StoryView {

  private static final Map<Review.State, String> TONES =
      Map.of(Review.State.OPEN, "info", Review.State.SECOND, "info", Review.State.DISAGREED,
          "warn", Review.State.REVIEWED, "good", Review.State.APPEALED, "bad",
          Review.State.SETTLED, "good");

  private final Story story;
  private final Review review;
  private final Visit visit;
  private final Function<String, Optional<String>> titles;

  /**
   * A story as somebody sees it.
   *
   * @param titles the title of a script, by its id
   */
  StoryView(Story story, Review review, Visit visit,
      Function<String, Optional<String>> titles) {
    this.story = story;
    this.review = review;
    this.visit = visit;
    this.titles = titles;
  }

  StoryModel model(String root, String query, String fault) {
    return new StoryModel(root + "/of/" + story.number(), query, root, story.number(), head(),
        steps(), hints(), said(), appeal(), may(), fault, Typed.NOTHING);
  }

  /** The tone of a state's badge. */
  static String tone(Review.State state) {
    return TONES.getOrDefault(state, "");
  }

  static String tone(Severity severity) {
    return switch (severity) {
      case INFO -> "info";
      case WARN -> "warn";
      case BLOCK -> "bad";
    };
  }

  private StoryModel.Head head() {
    List<StoryModel.Offered> suggestions = story.revisions()
        .stream()
        .flatMap(revision -> revision.suggestions().stream())
        .distinct()
        .map(this::offered)
        .toList();
    String shop = visit.oneShop().isPresent() ? "" : story.key().shop();
    return new StoryModel.Head(story.agent(), shop, story.key().conversation(), story.question(),
        visit.say("review.state." + review.state()), tone(review.state()),
        story.cost().map(this::seconds).orElse(visit.say("review.not-sent")), suggestions);
  }

  private StoryModel.Offered offered(String script) {
    Optional<String> title = titles.apply(script);
    return new StoryModel.Offered(title.orElse(script),
        title.isPresent() ? ScriptArea.path(script) : "");
  }

  private String seconds(Duration cost) {
    return visit.say("review.seconds", cost.toSeconds());
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Story.Revision revision : story.revisions()) {
      boolean clean = revision.hints().stream().noneMatch(KeptHint::aboutTheReply);
      steps.add(new Step(revision.at(), clean ? "clean" : "draft",
          visit.say(clean ? "review.clean" : "review.draft", revision.revision()),
          segments(revision),
          revision.hints().stream().map(hint -> hint.message() + " · " + hint.rule()).toList()));
    }
    for (Story.Deed deed : story.deeds()) {
      steps.add(new Step(deed.at(), "deed", deed(deed), List.of(), List.of()));
    }
    story.sent()
        .ifPresent(sent -> steps.add(new Step(sent.at(), fate(), visit.say("review.sent"),
            List.of(new Segment(sent.text(), "")), List.of())));
    steps.sort(Comparator.comparing(Step::at));
    return steps;
  }

  /** Whether all that was flagged was corrected before it was sent. */
  private String fate() {
    return story.hints().stream().allMatch(hint -> story.corrected(hint).orElse(false))
        ? "sent"
        : "sent-anyway";
  }

  private String deed(Story.Deed deed) {
    return switch (deed) {
      case Story.Deed.Answered it -> visit.say("review.answer." + it.answer(), words(it.hint()));
      case Story.Deed.Took it -> visit.say(it.edited() ? "review.took-edited" : "review.took",
          titles.apply(it.script()).orElse(it.script()));
    };
  }

  private String words(String hint) {
    return story.hints()
        .stream()
        .filter(it -> it.id().equals(hint))
        .map(KeptHint::words)
        .findFirst()
        .orElse("");
  }

  /** The worst hint of each character decides its tone. */
  private static List<Segment> segments(Story.Revision revision) {
    String text = revision.text();
    String[] tones = new String[text.length()];
    revision.hints()
        .stream()
        .sorted(Comparator.comparing(KeptHint::severity))
        .forEach(hint -> hint.span().ifPresent(span -> {
          for (int i = span.start(); i < Math.min(span.end(), tones.length); i++) {
            tones[i] = tone(hint.severity());
          }
        }));
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || !tone(tones, i).equals(tone(tones, from))) {
        segments.add(new Segment(text.substring(from, i), tone(tones, from)));
        from = i;
      }
    }
    return segments;
  }

  private static String tone(String[] tones, int i) {
    String tone = tones[i];
    return tone == null ? "" : tone;
  }

  private List<HintView> hints() {
    Map<String, Judgement> outcome = review.outcome();
    Map<String, Judgement> own = review.judgedAsSeenBy(visit.account().name())
        .stream()
        .flatMap(judged -> judged.judgements().stream())
        .collect(Collectors.toMap(Judgement::hint, it -> it, (_, later) -> later));
    return story.hints().stream().map(hint -> {
      Optional<Judgement> said = Optional.ofNullable(outcome.get(hint.id()))
          .or(() -> Optional.ofNullable(own.get(hint.id())));
      return new HintView(hint.id(), hint.rule(),
          visit.say("category." + hint.category().wireName()), tone(hint.severity()),
          hint.words(), hint.message(), String.join("；", hint.replacements()),
          story.answerTo(hint.id())
              .map(answer -> visit.say("review.answer." + answer, hint.words()))
              .orElse(visit.say("review.answer.none")),
          story.corrected(hint)
              .map(corrected -> visit.say(corrected ? "review.corrected" : "review.sent-anyway"))
              .orElse(visit.say("review.not-sent")),
          said.map(it -> it.ruling().name()).orElse(""),
          said.map(Judgement::comment).orElse(""));
    }).toList();
  }

  private List<Said> said() {
    boolean blind = review.state() == Review.State.SECOND;
    return review.standing()
        .stream()
        .filter(act -> !(act instanceof Act.Reserved || act instanceof Act.Released))
        .filter(act -> !blind || !(act instanceof Act.Judged)
            || act.by().equals(visit.account().name()))
        .map(act -> new Said(act.at(), act.by(), visit.say("review.act." + kind(act)),
            text(act)))
        .toList();
  }

  private static String kind(Act act) {
    return act.getClass().getSimpleName();
  }

  private String text(Act act) {
    return switch (act) {
      case Act.Judged it -> it.judgements()
          .stream()
          .map(this::text)
          .collect(Collectors.joining("；"));
      case Act.Appealed it -> it.reason();
      case Act.Answered it -> acceptance() + "：" + it.reason();
      case Act.Assigned it -> it.to().orElse("");
      case Act.ProposalDecided it -> it.phrase().orElse("") + " " + it.note();
      default -> "";
    };
  }

  private String acceptance() {
    Review.Acceptance acceptance = review.acceptance().orElse(Review.Acceptance.NONE);
    return visit.say("review.acceptance." + acceptance);
  }

  private String text(Judgement judgement) {
    return words(judgement.hint()) + " " + visit.say("ruling." + judgement.ruling())
        + (judgement.comment().isEmpty() ? "" : "（" + judgement.comment() + "）");
  }

  private Optional<StoryModel.AppealView> appeal() {
    return review.appeal()
        .map(appeal -> new StoryModel.AppealView(appeal.reason(), List.copyOf(appeal.hints()),
            review.answer().isEmpty()));
  }

  private StoryModel.May may() {
    String me = visit.account().name();
    boolean trainer = visit.has(Role.TRAINER);
    boolean own = story.agent().equals(me);
    boolean judge = trainer && !own && review.state().wanted()
        && review.judged().stream().noneMatch(it -> it.by().equals(me))
        && !review.reservedForOthers(me, visit.now());
    return new StoryModel.May(judge,
        trainer && !own && review.state() == Review.State.APPEALED,
        own && review.state() == Review.State.REVIEWED && !review.appealable().isEmpty(), judge);
  }
}
