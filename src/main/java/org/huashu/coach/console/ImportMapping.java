package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huashu.coach.account.Grant;
import org.huashu.coach.console.ImportModel.Category;
import org.huashu.coach.console.ImportModel.Column;
import org.huashu.coach.console.ImportModel.Mapping;
import org.huashu.coach.console.ImportModel.Pick;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.intake.Encoding;
import org.huashu.coach.intake.Examined;
import org.huashu.coach.intake.Field;
import org.huashu.coach.intake.Layout;
import org.huashu.coach.intake.Opened;
import org.huashu.coach.intake.Row;
import org.huashu.coach.intake.Settings;
import org.huashu.coach.knowledge.BroughtFiles.Holding;
import org.huashu.coach.knowledge.ScriptCard;

/** What was recognised of a file, and what of it may be changed. */
final class ImportMapping {

  private static final int LINES_OF_HEADS = 5;
  private static final int SAMPLES = 3;
  private static final int SHORT = 40;
  private static final Map<Character, String> SIGNS =
      Map.of(',', "comma", '\t', "tab", ';', "semicolon");

  private final Console.Parts parts;
  private final Visit visit;

  ImportMapping(Console.Parts parts, Visit visit) {
    this.parts = parts;
    this.visit = visit;
  }

  /** What was recognised, in words. */
  List<String> facts(Examined examined) {
    return switch (examined.file()) {
      case Opened.KnowledgeFiles base -> List.of(visit.say(base.single().isPresent()
          ? "import.kind." + wire(base.single().get())
          : "import.kind.archive"), visit.say("import.items", examined.lines().size()));
      case Opened.Table table -> facts(table, examined);
    };
  }

  private List<String> facts(Opened.Table table, Examined examined) {
    Layout layout = examined.layout().orElseThrow();
    List<String> facts = new ArrayList<>();
    facts.add(visit.say("import.family." + wire(layout.family())));
    table.decoded()
        .ifPresentOrElse(decoded -> {
          facts.add(visit.say(decoded.marked() ? "import.encoding.marked" : "import.encoding.is",
              decoded.encoding().title()));
          facts.add(visit.say("import.sign." + SIGNS.getOrDefault(table.sign(), "comma")));
        }, () -> facts.add("XLSX"));
    facts.add(layout.head() < 0
        ? visit.say("import.head.none")
        : visit.say("import.head.at", table.rows().get(layout.head()).line()));
    facts.add(visit.say("import.lines", examined.lines().size()));
    return facts;
  }

  private static String wire(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  // --- what may be changed

  Optional<Mapping> mapping(Examined examined, Settings settings) {
    List<Choice> topics = topics();
    return switch (examined.file()) {
      case Opened.KnowledgeFiles base -> base.single()
          .map(holding -> new Mapping(true, "", List.of(),
              holding == Holding.RULE ? List.of(categoryOfRule(settings)) : List.of(), List.of(),
              topics, holding == Holding.RULE ? "" : topic(examined, settings), false));
      case Opened.Table table -> {
        Layout layout = examined.layout().orElseThrow();
        List<Category> categories = examined.topics()
            .entrySet()
            .stream()
            .map(it -> category(it.getKey(), it.getValue(), settings))
            .toList();
        List<Column> columns = columns(table, layout);
        yield Optional.of(new Mapping(false, reading(table, layout, settings), columns,
            picks(table, layout, settings), categories, topics, settings.topic(),
            !layout.has(Field.ANSWER) || layout.head() < 0
                || categories.stream().anyMatch(it -> it.topic().isEmpty())));
      }
    };
  }

  private Category category(String name, String topic, Settings settings) {
    String label = topic.isEmpty() ? "" : ScriptArea.topic(visit, topic);
    boolean certain = !settings.topics().getOrDefault(name, "").isEmpty() || label.equals(name)
        || topic.equalsIgnoreCase(name);
    return new Category(name, topic, certain ? "" : label);
  }

  private static String reading(Opened.Table table, Layout layout, Settings settings) {
    return table.decoded()
        .map(it -> reading(it.encoding().title(), Character.toString(table.sign()),
            0, layout.head()))
        .orElseGet(() -> reading("", "", table.sheets().size() > 1 ? settings.sheet() : 0,
            layout.head()));
  }

  private static String topic(Examined examined, Settings settings) {
    return !settings.topic().isEmpty()
        ? settings.topic()
        : examined.lines()
            .stream()
            .flatMap(line -> line.change().after().stream())
            .findFirst()
            .map(ScriptCard::topic)
            .orElse("");
  }

  private List<Choice> topics() {
    return parts.knowledge()
        .copy()
        .entries()
        .values()
        .stream()
        .map(entry -> entry.shown().topic())
        .distinct()
        .map(topic -> new Choice(topic, ScriptArea.topic(visit, topic), false))
        .toList();
  }

  private Pick categoryOfRule(Settings settings) {
    String chosen = settings.topic().isEmpty() ? "banned" : settings.topic();
    return new Pick("topic", visit.say("rules.category"),
        Stream.of(org.huashu.coach.wording.Category.values())
            .map(org.huashu.coach.wording.Category::wireName)
            .map(it -> new Choice(it, RuleArea.category(visit, it), it.equals(chosen)))
            .toList());
  }

  private List<Column> columns(Opened.Table table, Layout layout) {
    List<Row> samples = table.rows().stream().skip(layout.head() + 1L).limit(SAMPLES).toList();
    return IntStream.range(0, layout.columns().size())
        .mapToObj(i -> new Column("column-" + i,
            layout.heads().get(i).isEmpty()
                ? visit.say("import.column", i + 1)
                : layout.heads().get(i),
            sample(samples, i), fields(layout.columns().get(i))))
        .toList();
  }

  private static String sample(List<Row> rows, int column) {
    return rows.stream()
        .map(row -> column < row.cells().size() ? row.cells().get(column).strip() : "")
        .filter(text -> !text.isEmpty())
        .map(text -> text.length() <= SHORT ? text : text.substring(0, SHORT) + "…")
        .findFirst()
        .orElse("");
  }

  private List<Choice> fields(Optional<Field> chosen) {
    List<Choice> fields = new ArrayList<>();
    fields.add(new Choice("", visit.say("import.field.none"), chosen.isEmpty()));
    for (Field field : Field.values()) {
      fields.add(new Choice(field.wireName(), ImportView.field(visit, field),
          chosen.equals(Optional.of(field))));
    }
    return fields;
  }

  private List<Pick> picks(Opened.Table table, Layout layout, Settings settings) {
    List<Pick> picks = new ArrayList<>();
    table.decoded()
        .ifPresent(decoded -> {
          picks.add(new Pick("encoding", visit.say("import.encoding"), Stream
              .of(Encoding.values())
              .map(it -> new Choice(it.title(), it.title(), it == decoded.encoding()))
              .toList()));
          picks.add(new Pick("sign", visit.say("import.sign"), Stream.of(',', '\t', ';')
              .map(it -> new Choice(Character.toString(it),
                  visit.say("import.sign." + SIGNS.getOrDefault(it, "")), it == table.sign()))
              .toList()));
        });
    if (table.sheets().size() > 1) {
      picks.add(new Pick("sheet", visit.say("import.sheet"),
          IntStream.range(0, table.sheets().size())
              .mapToObj(i -> new Choice(Integer.toString(i), table.sheets().get(i),
                  i == settings.sheet()))
              .toList()));
    }
    picks.add(new Pick("head", visit.say("import.head"), heads(table, layout)));
    picks.add(new Pick("shop", visit.say("import.shop"), shops(settings)));
    return picks;
  }

  private List<Choice> heads(Opened.Table table, Layout layout) {
    int most = Math.min(LINES_OF_HEADS, table.rows().size());
    return IntStream.range(Settings.NO_HEAD, most)
        .mapToObj(i -> new Choice(Integer.toString(i),
            i < 0
                ? visit.say("import.head.none")
                : visit.say("import.head.at", table.rows().get(i).line()),
            i == layout.head()))
        .toList();
  }

  private List<Choice> shops(Settings settings) {
    return Shops.of(visit.account(), parts.shops().get())
        .stream()
        .filter(shop -> ScriptRights.manages(visit, shop))
        .map(shop -> shop.equals(Grant.EVERY_SHOP)
            ? new Choice("", visit.say("shop.every"), settings.shop().isEmpty())
            : new Choice(shop, shop, shop.equals(settings.shop())))
        .toList();
  }

  // --- the form

  /** The settings that a form says; where the reading changes, the columns are guessed anew. */
  static Settings read(Visit visit, Settings old) {
    Form form = visit.form();
    String encoding = form.text("encoding");
    String sign = form.first("sign").orElse("");
    int sheet = number(form.text("sheet"), 0);
    int head = number(form.text("head"), Settings.ANY_HEAD);
    String shown = form.text("reading");
    boolean sameReading = shown.equals(reading(encoding, sign, sheet, head));
    boolean otherText = !shown.startsWith(reading(encoding, sign, sheet));
    List<String> columns = new ArrayList<>();
    for (int i = 0; sameReading && form.first("column-" + i).isPresent(); i++) {
      columns.add(form.text("column-" + i));
    }
    SortedMap<String, String> topics = new TreeMap<>();
    List<String> names = form.all("category");
    List<String> chosen = form.all("category-topic");
    for (int i = 0; i < Math.min(names.size(), chosen.size()); i++) {
      topics.put(names.get(i), chosen.get(i).strip().toLowerCase(Locale.ROOT));
    }
    return new Settings(encoding, sign, sheet, otherText ? Settings.ANY_HEAD : head, columns,
        topics,
        form.text("topic").toLowerCase(Locale.ROOT), form.text("shop"), old.stop(),
        old.overwrite(), old.decided());
  }

  /** How the file was read when the form was shown, as one text. */
  static String reading(String encoding, String sign, int sheet, int head) {
    return reading(encoding, sign, sheet) + head;
  }

  private static String reading(String encoding, String sign, int sheet) {
    return encoding + "/" + (sign.equals("\t") ? "tab" : sign) + "/" + sheet + "/";
  }

  private static int number(String text, int otherwise) {
    return text.matches("-?\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  /** What is wrong with the settings, in words. */
  static Optional<String> fault(Visit visit, Settings settings) {
    for (Field field : Field.values()) {
      if (!field.repeats() && settings.columns()
          .stream()
          .filter(it -> it.equals(field.wireName()))
          .count() > 1) {
        return Optional.of(visit.say("import.doubled", ImportView.field(visit, field)));
      }
    }
    return Stream.concat(settings.topics().values().stream(), Stream.of(settings.topic()))
        .filter(topic -> !topic.isEmpty() && !ScriptCard.goodName(topic))
        .findFirst()
        .map(topic -> visit.say("import.fault.topic", topic));
  }
}
