package org.huashu.coach.audit;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.intake.Encoding;
import org.huashu.coach.intake.Moments;
import org.huashu.coach.intake.Row;
import org.huashu.coach.intake.Rows;
import org.huashu.coach.intake.Separated;
import org.huashu.coach.intake.UnreadableFileException;
import org.jspecify.annotations.Nullable;

/** Reads a chat log that is a table: one message a line, columns found by their heads. */
final class TableLog {

  private static final int MOST_LINES_BEFORE_THE_HEADS = 10;
  private static final int MOST_UNITS = 10_000;
  private static final int MILLIS_PLACES = 13;
  private static final String NO_NAME = "未注明";

  private final String file;
  private final LogSettings settings;
  private final Rows rows;
  private final Map<LogColumn, Integer> columns;
  private final Set<ConversationKey> opened = new HashSet<>();

  private TableLog(String file, LogSettings settings, Rows rows,
      Map<LogColumn, Integer> columns) {
    this.file = file;
    this.settings = settings;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Reads a table.
   *
   * @throws UnreadableLogException when it has not the columns of a chat log
   */
  static void read(String file, Source source, LogSettings settings, LogSink sink)
      throws IOException {
    try {
      Encoding encoding =
          settings.encoding().orElseGet(() -> Encoding.ofBeginning(source.begins()));
      var rows = new Rows(encoding.reader(source.bytes()), source.sign(encoding));
      new TableLog(file, settings, rows, heads(file, rows)).read(sink);
    } catch (UnreadableFileException e) {
      throw new UnreadableLogException(file + ": " + why(e));
    }
  }

  /** A file's bytes, from the first one, and a look at them. */
  record Source(byte[] begins, InputStream bytes) {

    private char sign(Encoding encoding) {
      return Separated.sign(Encoding.decode(begins, Optional.of(encoding)).text());
    }
  }

  private static String why(UnreadableFileException e) {
    return switch (e.key()) {
      case "binary", "encoding" -> "is no text in UTF-8 or GB18030; save it as CSV first";
      case "columns" -> "line " + e.values().getFirst() + " has too many columns";
      case "cell" -> "line " + e.values().getFirst()
          + " has a cell that is too long; is a quotation mark missing?";
      default -> e.key();
    };
  }

  private static Map<LogColumn, Integer> heads(String file, Rows rows) throws IOException {
    Optional<Row> first = Optional.empty();
    for (int i = 0; i < MOST_LINES_BEFORE_THE_HEADS; i++) {
      Optional<Row> row = rows.next();
      if (row.isEmpty()) {
        break;
      }
      first = first.or(() -> row);
      Map<LogColumn, Integer> columns = LogColumn.of(row.get());
      if (columns.containsKey(LogColumn.TEXT) && columns.size() > 1) {
        return complete(file, row.get(), columns);
      }
    }
    if (first.isEmpty()) {
      throw new UnreadableLogException(file + ": is empty");
    }
    throw new UnreadableLogException(file + ":" + first.get().line()
        + ": no headings are known; a log is a message a line, with the columns 会话, 时间, 发送方 and"
        + " 内容, but here are " + first.get().cells());
  }

  private static Map<LogColumn, Integer> complete(String file, Row heads,
      Map<LogColumn, Integer> columns) {
    Set<LogColumn> missing = EnumSet.noneOf(LogColumn.class);
    for (List<LogColumn> choice : List.of(
        List.of(LogColumn.CONVERSATION, LogColumn.CUSTOMER), List.of(LogColumn.TIME),
        List.of(LogColumn.SENDER, LogColumn.ROLE, LogColumn.AGENT))) {
      if (choice.stream().noneMatch(columns::containsKey)) {
        missing.add(choice.getFirst());
      }
    }
    if (!missing.isEmpty()) {
      throw new UnreadableLogException(file + ":" + heads.line() + ": the headings lack "
          + missing.stream().map(LogColumn::title).collect(Collectors.joining(", "))
          + "; there are " + heads.cells());
    }
    return columns;
  }

  private void read(LogSink sink) throws IOException {
    for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      try {
        take(row.get(), sink);
      } catch (RefusedLine e) {
        sink.refused(file + ":" + row.get().line() + ": " + e.getMessage());
      }
    }
  }

  private void take(Row row, LogSink sink) {
    String text = text(row, LogColumn.TEXT);
    if (text.isEmpty()) {
      return;
    }
    if (text.length() > MOST_UNITS) {
      throw new RefusedLine(LogColumn.TEXT, "is longer than 10 000 characters");
    }
    Instant at = moment(row);
    ConversationKey key = key(row, at);
    if (opened.add(key) && columns.containsKey(LogColumn.CHANNEL)) {
      sink.event(event(row, new ConversationOpened(key, at, Optional.empty(),
          Optional.of(text(row, LogColumn.CHANNEL)).filter(it -> !it.isEmpty()), Map.of())));
    }
    sink.event(event(row, said(row, key, at, text)));
  }

  private LogEvent event(Row row, Event event) {
    return new LogEvent(file, row.line(), true, event);
  }

  private Event said(Row row, ConversationKey key, Instant at, String text) {
    String id = text(row, LogColumn.MESSAGE);
    String message = id.isEmpty() ? file + ":" + row.line() : id;
    Role role = role(row);
    return role == Role.CUSTOMER
        ? new MessageReceived(key, at, message, text)
        : new ReplySent(key, at, message, Optional.empty(), agent(row), text, switch (role) {
          case MACHINE -> Sender.AUTO;
          case ASSISTED -> Sender.ASSISTED;
          case AGENT, CUSTOMER -> Sender.HUMAN;
        });
  }

  private Role role(Row row) {
    String sender = text(row, LogColumn.SENDER);
    String agent = text(row, LogColumn.AGENT);
    String customer = text(row, LogColumn.CUSTOMER);
    Optional<Role> told = Role.of(text(row, LogColumn.ROLE)).or(() -> Role.of(sender));
    if (told.isEmpty() && sender.isEmpty() && !columns.containsKey(LogColumn.SENDER)
        && !columns.containsKey(LogColumn.ROLE)) {
      return agent.isEmpty() ? Role.CUSTOMER : Role.AGENT;
    }
    return told
        .or(() -> same(sender, agent, Role.AGENT))
        .or(() -> same(sender, customer, Role.CUSTOMER))
        .or(() -> Role.ofName(sender))
        // Names of sub-accounts are made of the shop's: 某某旗舰店:小美.
        .or(() -> sender.matches(".+[:：].+") ? Optional.of(Role.AGENT) : Optional.empty())
        .orElseThrow(() -> new RefusedLine(LogColumn.SENDER, "'" + sender
            + text(row, LogColumn.ROLE) + "' is neither a customer nor an agent; write 客户, 客服 or"
            + " 机器人, or the name that stands in the column of agents"));
  }

  private static Optional<Role> same(String sender, String name, Role role) {
    return !sender.isEmpty() && sender.equals(name) ? Optional.of(role) : Optional.empty();
  }

  private String agent(Row row) {
    String agent = text(row, LogColumn.AGENT);
    String sender = text(row, LogColumn.SENDER);
    return !agent.isEmpty()
        ? agent
        : sender.isEmpty() || Role.of(sender).isPresent() ? NO_NAME : sender;
  }

  private ConversationKey key(Row row, Instant at) {
    String shop = text(row, LogColumn.SHOP);
    String conversation = text(row, LogColumn.CONVERSATION);
    if (conversation.isEmpty()) {
      String customer = text(row, LogColumn.CUSTOMER);
      if (customer.isEmpty()) {
        throw new RefusedLine(columns.containsKey(LogColumn.CONVERSATION)
            ? LogColumn.CONVERSATION
            : LogColumn.CUSTOMER, "is empty");
      }
      // Without conversations, what a customer says in a day is one.
      conversation = customer + " " + LocalDate.ofInstant(at, settings.zone());
    }
    return new ConversationKey(shop.isEmpty() ? settings.shop() : shop, conversation);
  }

  private Instant moment(Row row) {
    String text = Stream.of(text(row, LogColumn.DAY), text(row, LogColumn.TIME))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
    return (text.matches("\\d{10}|\\d{13}")
        ? number(text)
        : Moments.of(text, settings.zone(), false))
        .orElseThrow(() -> new RefusedLine(LogColumn.TIME,
            "'" + text + "' is no time like 2026-03-02 10:05:30"));
  }

  private static Optional<Instant> number(String text) {
    try {
      long number = Long.parseLong(text);
      return Optional.of(text.length() == MILLIS_PLACES
          ? Instant.ofEpochMilli(number)
          : Instant.ofEpochSecond(number));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private String text(Row row, LogColumn column) {
    @Nullable
    Integer place = columns.get(column);
    return place == null ? "" : row.cell(place);
  }

  /** A line that cannot be taken, because of a field. */
  private static final class RefusedLine extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedLine(LogColumn column, String why) {
      super(column.title() + ": " + why);
    }
  }
}
