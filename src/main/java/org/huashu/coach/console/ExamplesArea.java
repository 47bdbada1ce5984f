package org.huashu.coach.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.review.Fate;
import org.huashu.coach.review.OfferHistory;
import org.huashu.coach.review.OfferHistory.Example;
import org.huashu.coach.review.OfferHistory.ExampleQuery;

/** What agents made of a script: how they changed it, what they wrote instead. */
final class ExamplesArea implements Area {

  private static final Map<WorkList, Fate> FATES =
      Map.of(WorkList.EDITED, Fate.CHANGED, WorkList.IGNORED, Fate.IGNORED);

  private final Console.Knowledge knowledge;
  private final OfferHistory history;

  ExamplesArea(Console.Knowledge knowledge, OfferHistory history) {
    this.knowledge = knowledge;
    this.history = history;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(
        PageRoute.get(WorkList.EDITED.path() + "/{id}", Access.EDITORS,
            visit -> examples(visit, WorkList.EDITED)),
        PageRoute.get(WorkList.IGNORED.path() + "/{id}", Access.EDITORS,
            visit -> examples(visit, WorkList.IGNORED)));
  }

  private Reply examples(Visit visit, WorkList list) {
    return knowledge.copy()
        .find(visit.name("id"))
        .map(entry -> examples(visit, list, entry.shown()))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Reply examples(Visit visit, WorkList list, ScriptCard card) {
    ListState state = ListState.of(visit, List.of("agent"), List.of("-at", "at"));
    Fate fate = FATES.getOrDefault(list, Fate.IGNORED);
    var listing = new Listing<Example>("lists.examples", columns(list),
        (_, after, most) -> history
            .examples(new ExampleQuery(card.id(), fate, visit.oneShop(),
                ScoreArea.text(state, "agent"), !state.descending(), after, most))
            .items(),
        example -> Long.toString(example.number()), _ -> Optional.empty());
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/examples.jte", "lists." + list.wire(),
            new ExamplesModel(
                FilterForm.of(state, FilterForm.Field.text("agent", "lists.examples.agent")),
                listing.table(visit, state), card.title(),
                ScriptArea.path(card.id()), card.answer(), visit.say("lists." + list.wire()),
                list.path(), visit.say("lists.examples." + list.wire()))));
  }

  private static List<Column<Example>> columns(WorkList list) {
    Column<Example> sent = list == WorkList.EDITED
        ? new Column<>("difference", false,
            it -> Cell.of(it.sent(), TextDiff.ofSentences(it.offered(), it.sent())))
        : new Column<>("sent", false, it -> Cell.of(it.sent()));
    return List.of(new Column<>("question", false, it -> Cell.of(it.question())), sent,
        new Column<>("agent", false, it -> Cell.of(it.agent())),
        new Column<>("at", true, it -> Cell.of(Optional.of(it.at()))));
  }
}
