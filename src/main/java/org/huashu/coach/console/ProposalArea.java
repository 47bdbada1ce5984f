package org.huashu.coach.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.Proposal;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.ProposalQuery.Filter;
import org.huashu.coach.review.RefusedActException;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.Story;

/** Wrong flags of all rules, for their owners to work off, and for trainers to hear back. */
final class ProposalArea implements Area {

  static final String PATH = Console.ROOT + "/proposals";
  private static final Access READERS = Access.of(Role.KNOWLEDGE_MANAGER, Role.TRAINER);
  private static final List<String> AGES = List.of("7", "14", "30");
  private static final String ALL = "all";
  private static final String NOBODY = "-";
  private static final int MOST_COUNTED = 100;
  private static final int MOST_ANSWERS = 20;

  private final Console.Parts parts;
  private final ProposalView view;

  ProposalArea(Console.Parts parts) {
    this.parts = parts;
    this.view = new ProposalView(parts);
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, READERS, this::list),
        PageRoute.get(PATH + "/of/{number}", READERS, this::one),
        PageRoute.post(PATH + "/of/{number}/read", Access.TRAINERS, this::read));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(25, "nav.proposals", PATH, READERS));
  }

  /** For who decides, what is open; for others, answers that they have not read. */
  @Override
  public int waiting(Visit visit) {
    Filter filter = RuleEditArea.mayEdit(visit)
        ? Filter.OPEN.ofShop(visit.oneShop())
        : Filter.answersFor(visit.account().name());
    return parts.reviewing().reviews().count(filter, MOST_COUNTED);
  }

  // --- the list

  private Reply list(Visit visit) {
    ListState state = ListState.of(visit, List.of("rule", "owner", "state", "age", "by"),
        List.of("opened", "-opened", "rule", "-rule"));
    Map<String, RuleCard> rules = rules();
    Filter filter = filter(visit, state, rules);
    var listing = new Listing<Proposal>("proposals", columns(visit, rules),
        (_, after, most) -> parts.reviewing()
            .reviews()
            .proposals(new ProposalQuery(filter, state.sort().equals("rule")
                ? ProposalQuery.Order.RULE
                : ProposalQuery.Order.OPENED, state.descending(),
                after.flatMap(ProposalQuery.Place::parse), most))
            .items(),
        it -> it.place().text(), it -> Optional.of(PATH + "/of/" + it.draft()));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/proposals.jte", "nav.proposals",
            new ProposalsModel(listing.table(visit, state), owners(visit, state, rules),
                states(visit, state), ages(visit, state), answers(visit))));
  }

  private Map<String, RuleCard> rules() {
    return parts.rules()
        .copy()
        .entries()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().shown()));
  }

  private static String owner(Map<String, RuleCard> rules, String rule) {
    return Optional.ofNullable(rules.get(rule))
        .map(card -> card.text(RuleField.OWNER).strip())
        .orElse("");
  }

  private static Filter filter(Visit visit, ListState state, Map<String, RuleCard> rules) {
    Optional<Proposal.State> wanted = state.value("state").equals(ALL)
        ? Optional.empty()
        : Stream.of(Proposal.State.values())
            .filter(it -> it.name().equals(state.value("state")))
            .findFirst()
            .or(() -> Optional.of(Proposal.State.OPEN));
    String rule = state.value("rule");
    Optional<Set<String>> some = rule.isEmpty() && state.value("owner").isEmpty()
        ? Optional.empty()
        : Optional.of(rules.keySet()
            .stream()
            .filter(id -> rule.isEmpty() || id.contains(rule))
            .filter(id -> owned(state.value("owner"), owner(rules, id)))
            .collect(Collectors.toSet()));
    return new Filter(wanted, some, visit.oneShop(),
        Optional.of(state.value("by")).filter(it -> !it.isEmpty()),
        Optional.of(state.value("age"))
            .filter(AGES::contains)
            .map(days -> visit.now().minus(Duration.ofDays(Long.parseLong(days)))),
        false);
  }

  private static boolean owned(String wanted, String owner) {
    return wanted.isEmpty() || owner.equals(wanted.equals(NOBODY) ? "" : wanted);
  }

  private List<Column<Proposal>> columns(Visit visit, Map<String, RuleCard> rules) {
    return List.of(
        new Column<>("words", false, it -> Cell.of(
            it.words().isEmpty() ? visit.say("proposals.whole") : it.words(), it.text())),
        new Column<>("rule", true, it -> Cell.of(it.rule())),
        new Column<>("owner", false, it -> Cell.of(owner(rules, it.rule()))),
        new Column<>("state", false, it -> ProposalView.state(visit, it.state())),
        new Column<>("answer", false, it -> Cell.of(
            it.decision().flatMap(Act.ProposalDecided::phrase).orElse(""),
            it.decision().map(Act.ProposalDecided::note).orElse(""))),
        new Column<>("by", false, it -> Cell.of(it.openedBy())),
        new Column<>("days", false, it -> Cell.of(
            Long.toString(Duration.between(it.openedAt(), visit.now()).toDays()))),
        new Column<>("opened", true, it -> Cell.of(Optional.of(it.openedAt()))));
  }

  private static List<UserModel.Choice> owners(Visit visit, ListState state,
      Map<String, RuleCard> rules) {
    TreeSet<String> owners = rules.keySet()
        .stream()
        .map(rule -> owner(rules, rule))
        .filter(owner -> !owner.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
    String me = visit.account().name();
    owners.remove(me);
    return ReviewFilters.choices(Stream.concat(Stream.of(me, NOBODY), owners.stream()),
        state.value("owner"), Function.identity(),
        it -> it.equals(me)
            ? visit.say("proposals.mine")
            : it.equals(NOBODY) ? visit.say("proposals.nobody") : it);
  }

  private static List<UserModel.Choice> states(Visit visit, ListState state) {
    return ReviewFilters.choices(
        Stream.concat(Stream.of(Proposal.State.values())
            .filter(it -> it != Proposal.State.OPEN)
            .map(Enum::name), Stream.of(ALL)),
        state.value("state"), Function.identity(), it -> visit.say("proposals.state." + it));
  }

  private static List<UserModel.Choice> ages(Visit visit, ListState state) {
    return ReviewFilters.choices(AGES.stream(), state.value("age"), Function.identity(),
        it -> visit.say("proposals.older", it));
  }

  private List<ProposalsModel.Answer> answers(Visit visit) {
    return parts.reviewing()
        .reviews()
        .proposals(ProposalQuery.of(Filter.answersFor(visit.account().name()), MOST_ANSWERS))
        .items()
        .stream()
        .flatMap(it -> it.decision()
            .stream()
            .map(decision -> new ProposalsModel.Answer(PATH + "/of/" + it.draft(),
                ProposalView.state(visit, it.state()), it.rule(), it.words(),
                decision.phrase().map(phrase -> visit.say("proposals.excepts", phrase)).orElse(""),
                decision.note(), decision.by(), decision.at())))
        .toList();
  }

  // --- one draft

  private Optional<Story> found(Visit visit) {
    return ReviewArea.number(visit)
        .stream()
        .boxed()
        .findFirst()
        .flatMap(parts.reviewing().reviews()::story)
        .filter(story -> visit.oneShop().map(story.key().shop()::equals).orElse(true));
  }

  private Reply one(Visit visit) {
    return found(visit).flatMap(story -> parts.reviewing()
        .reviews()
        .review(story.number())
        .flatMap(review -> page(visit, story, review)))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Optional<Reply> page(Visit visit, Story story, Review review) {
    ProposalModel model = view.model(visit, story, review);
    return model.claims().isEmpty()
        ? Optional.empty()
        : Optional.of(Reply.page("console/proposal.jte", "proposals.one", model));
  }

  private Reply read(Visit visit) {
    Optional<Story> story = found(visit);
    if (story.isEmpty()) {
      return Refusals.missing(visit);
    }
    try {
      var _ = parts.reviewing()
          .desk()
          .act(story.get().number(), new Act.Read(visit.account().name(), visit.now()));
    } catch (RefusedActException _) {
      return Refusals.of(visit, 409, "problem.conflict");
    }
    return new Reply.Redirect(PATH);
  }
}
