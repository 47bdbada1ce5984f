package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.review.ServedChat;
import org.huashu.coach.scoring.Chats;

/** Where trainers look for chats to score. */
final class ChatArea implements Area {

  static final String PATH = ScoreTabs.PATH + "/chats";

  private final Inspecting inspecting;

  ChatArea(Inspecting inspecting) {
    this.inspecting = inspecting;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.TRAINERS, this::list));
  }

  private Reply list(Visit visit) {
    ListState state = ListState.of(visit, List.of("agent", "conversation", "from", "until",
        "scored", "rating", "answered", "sample"),
        List.of("-first", "first", "replies", "-replies"));
    Chats.Filter filter = filter(visit, state);
    String sample = filter.sample().isPresent() ? "?sample=" + filter.sample().getAsLong() : "";
    var listing = new Listing<Chats.Line>("chats", columns(visit),
        (_, after, most) -> inspecting.chats()
            .list(new Chats.Query(filter,
                state.sort().equals("replies") ? Chats.Order.REPLIES : Chats.Order.FIRST,
                state.descending(), after, most)),
        Chats.Line::place,
        line -> Optional.of(ScoringArea.path(line.chat().key(), sample)));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/chats.jte", "scores.tab.chats",
            new ChatsModel(ScoreTabs.of(visit), listing.table(visit, state),
                choices(visit, state, "scored", List.of("no", "yes")),
                choices(visit, state, "rating", RATINGS), sample)));
  }

  private static final List<String> RATINGS =
      List.of("any", "SATISFIED", "UNSATISFIED", "ABANDONED");

  private static List<UserModel.Choice> choices(Visit visit, ListState state, String name,
      List<String> values) {
    return ReviewFilters.choices(values.stream(), state.value(name), it -> it,
        it -> visit.say("chats." + name + "." + it));
  }

  private static Chats.Filter filter(Visit visit, ListState state) {
    String rating = state.value("rating");
    Set<ServedChat.Rating> ratings = rating.equals("any")
        ? Set.of(ServedChat.Rating.values())
        : Stream.of(ServedChat.Rating.values())
            .filter(it -> it.name().equals(rating))
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
    return new Chats.Filter(visit.oneShop(), ScoreArea.text(state, "agent"),
        ScoreArea.text(state, "conversation"),
        ReviewFilters.day(state.value("from"), visit.zone(), 0),
        ReviewFilters.day(state.value("until"), visit.zone(), 1), yes(state.value("scored")),
        ratings, yes(state.value("answered")), ScoringArea.number(state.value("sample")));
  }

  private static Optional<Boolean> yes(String value) {
    return switch (value) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static List<Column<Chats.Line>> columns(Visit visit) {
    return List.of(
        new Column<>("conversation", false,
            line -> Cell.of(line.chat().key().conversation())),
        new Column<>("agent", false, line -> Cell.of(line.chat().key().agent())),
        new Column<>("shop", false, line -> Cell.of(line.chat().key().shop())),
        new Column<>("first", true, line -> Cell.of(Optional.of(line.chat().first()))),
        new Column<>("replies", true, line -> Cell.of(Integer.toString(line.chat().replies()))),
        new Column<>("questions", false,
            line -> Cell.of(Integer.toString(line.chat().questions()))),
        new Column<>("rating", false, line -> line.chat()
            .rating()
            .map(it -> Cell.badge(visit.say("chats.rating." + it), tone(it)))
            .orElse(Cell.of(""))),
        new Column<>("score", false, line -> line.score()
            .map(it -> it.state().counts()
                ? Cell.badge(it.total().toPlainString(), ScoreArea.tone(it.state()))
                : ScoreArea.state(visit, it.state()))
            .orElse(Cell.of(""))));
  }

  private static String tone(ServedChat.Rating rating) {
    return switch (rating) {
      case SATISFIED -> "good";
      case UNSATISFIED -> "bad";
      case ABANDONED -> "mute";
    };
  }
}
