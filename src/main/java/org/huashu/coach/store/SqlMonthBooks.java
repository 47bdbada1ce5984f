package org.huashu.coach.store;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.MonthAct;
import org.huashu.coach.scoring.MonthBook;
import org.huashu.coach.scoring.MonthBooks;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The books of months as rows of acts. */
final class SqlMonthBooks implements MonthBooks {

  private static final String SELECT = "SELECT number, shop, month, agent FROM kpi_month WHERE ";
  private static final String ACTS = "SELECT settled_month, kind, payload FROM kpi_month_act "
      + "WHERE settled_month IN ";
  /** Databases allow so many parameters and more. */
  private static final int READ_AT_ONCE = 500;
  private static final String BEGIN = "INSERT INTO kpi_month (shop, month, agent, state, acts) "
      + "VALUES (?, ?, ?, 'OPEN', 0) ON CONFLICT DO NOTHING";
  /** Says who was first, whatever the database locks. */
  private static final String NEXT = "UPDATE kpi_month SET acts = acts + 1, state = ? "
      + "WHERE shop = ? AND month = ? AND agent = ? AND acts = ?";
  private static final String INSERT = "INSERT INTO kpi_month_act "
      + "(settled_month, place, kind, who, at, payload) "
      + "SELECT number, ?, ?, ?, ?, ? FROM kpi_month WHERE shop = ? AND month = ? AND agent = ?";
  /** The names never change. */
  private static final Map<String, Class<? extends MonthAct>> KINDS = Map.of("ENTERED",
      MonthAct.Entered.class, "WITHDRAWN", MonthAct.Withdrawn.class, "FEE", MonthAct.FeeSet.class,
      "CLOSED", MonthAct.Closed.class, "REOPENED", MonthAct.Reopened.class);

  private final JsonMapper json = JsonMapper.builder().build();
  private final Jdbi readers;
  private final GroupCommit commits;

  SqlMonthBooks(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public MonthBook book(AgentMonth month) {
    return books("shop = ? AND month = ? AND agent = ?", month.shop(), month.month().toString(),
        month.agent()).stream().findFirst().orElse(MonthBook.empty(month));
  }

  @Override
  public Optional<MonthBook> book(long number) {
    return books("number = ?", number).stream().findFirst();
  }

  @Override
  public List<MonthBook> books(String shop, YearMonth month) {
    return books("shop = ? AND month = ? ORDER BY agent", shop, month.toString());
  }

  @Override
  public List<MonthBook> closed(ClosedQuery query) {
    Keyset keyset = new Keyset(query.descending(), "month", "number");
    Where where = new Where().and("agent = ? AND state = 'CLOSED'", query.agent())
        .and("shop = ?", query.shop())
        .and("month >= ?", query.from().map(YearMonth::toString))
        .and("month <= ?", query.to().map(YearMonth::toString));
    if (query.after().isPresent()) {
      where.and("(month, number) " + (query.descending() ? "<" : ">")
          + " (SELECT month, number FROM kpi_month WHERE number = ?)", query.after().getAsLong());
    }
    return books(where.sql().substring(" WHERE ".length()) + keyset.order(),
        where.values(query.most()));
  }

  private List<MonthBook> books(String where, Object... values) {
    return SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> {
      List<MonthBook> books = snapshot.select(SELECT + where, values)
          .map((row, _) -> new MonthBook(row.getLong(1), new AgentMonth(row.getString(2),
              YearMonth.parse(row.getString(3)), row.getString(4)), List.of()))
          .list();
      Map<Long, List<MonthAct>> acts = acts(snapshot, books);
      return books.stream()
          .map(book -> new MonthBook(book.number(), book.month(),
              acts.getOrDefault(book.number(), List.of())))
          .toList();
    }));
  }

  private Map<Long, List<MonthAct>> acts(Handle handle, List<MonthBook> books) {
    Map<Long, List<MonthAct>> acts = new HashMap<>();
    for (int from = 0; from < books.size(); from += READ_AT_ONCE) {
      Object[] some = books.subList(from, Math.min(books.size(), from + READ_AT_ONCE))
          .stream()
          .map(MonthBook::number)
          .toArray();
      handle
          .select(ACTS + "(" + Where.marks(some.length) + ") ORDER BY settled_month, place", some)
          .map((row, _) -> acts.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
              .add(read(row.getString(2), row.getString(3))))
          .list();
    }
    return acts;
  }

  private MonthAct read(String kind, String payload) {
    Class<? extends MonthAct> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalStateException("the store holds an unknown act: " + kind);
    }
    try {
      return json.readValue(payload, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("the store holds an act that cannot be read: " + kind, e);
    }
  }

  @Override
  public boolean append(MonthBook seen, MonthAct act) {
    AgentMonth month = seen.month();
    String state = seen.with(act).closed().isPresent() ? "CLOSED" : "OPEN";
    int place = seen.acts().size();
    return commits.call(handle -> {
      handle.execute(BEGIN, month.shop(), month.month().toString(), month.agent());
      if (handle.execute(NEXT, state, month.shop(), month.month().toString(), month.agent(),
          place) == 0) {
        return false;
      }
      handle.execute(INSERT, place, kind(act), act.by(), SqlJournal.moment(act.at()),
          json.writeValueAsString(act), month.shop(), month.month().toString(), month.agent());
      return true;
    });
  }

  private static String kind(MonthAct act) {
    return switch (act) {
      case MonthAct.Entered _ -> "ENTERED";
      case MonthAct.Withdrawn _ -> "WITHDRAWN";
      case MonthAct.FeeSet _ -> "FEE";
      case MonthAct.Closed _ -> "CLOSED";
      case MonthAct.Reopened _ -> "REOPENED";
    };
  }
}
