package org.huashu.coach.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.huashu.coach.intake.Line.Change;
import org.huashu.coach.intake.Line.Kind;
import org.huashu.coach.intake.Line.Standing;
import org.huashu.coach.knowledge.BroughtFiles;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.ManyScriptChecks;
import org.huashu.coach.knowledge.Mistake;
import org.huashu.coach.knowledge.Progress;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleChecks;
import org.huashu.coach.knowledge.ScriptCard;

/** Compares a file with what there is, line by line. Changes nothing. */
public final class Examiner {

  private final Against against;
  private final Who who;
  private final Progress progress;
  private final List<Line> lines = new ArrayList<>();

  /**
   * What a file is compared with, all of one moment.
   *
   * @param number of the newest release
   * @param scripts the working copy
   * @param rules the same of rules
   * @param files of the newest release
   * @param live the release that answers; its lease is held by the caller
   */
  public record Against(long number, SortedMap<String, Edited<ScriptCard>> scripts,
      SortedMap<String, Edited<RuleCard>> rules, KnowledgeFiles files, Release live,
      RuleChecks ruleChecks) {}

  /**
   * Who imports.
   *
   * @param mayEdit which scripts this person may change
   * @param mayEditRules whether this person may change rules
   */
  public record Who(String name, Predicate<ScriptCard> mayEdit, boolean mayEditRules,
      Words words) {}

  /** For this person, against that; the progress hears two steps of each line. */
  public Examiner(Against against, Who who, Progress progress) {
    this.against = against;
    this.who = who;
    this.progress = progress;
  }

  /** Compares a file, as it is to be read. An examiner does this once. */
  public Examined examined(Opened file, Settings settings) {
    return switch (file) {
      case Opened.Table table -> table(table, settings);
      case Opened.KnowledgeFiles base -> base(base);
    };
  }

  private Examined table(Opened.Table table, Settings settings) {
    Layout layout = Layout.of(table.rows(), settings);
    List<SheetLine> sheet = SheetLine.of(table.rows(), layout);
    Map<String, String> topics =
        Topics.of(Topics.categories(sheet), new Topics.Names(who.words(),
            against.scripts().values().stream().map(Edited::shown).toList()), settings);
    SheetCards cards =
        new SheetCards(new Scripts(against.scripts()), topics, who.words(), settings);
    Map<String, Integer> seen = new HashMap<>();
    progress.start(2 * sheet.size());
    for (SheetLine line : sheet) {
      String said = line.values().toString();
      Integer first = seen.putIfAbsent(said, line.line());
      add("", first == null ? cards.drafted(line) : again(line, first));
      progress.step();
    }
    List<Line> all = checked();
    return new Examined(table, Optional.of(layout), topics, all, against.number(),
        Digests.of(all));
  }

  private static Drafted again(SheetLine line, int first) {
    return new Drafted(line.line(), "", line.text(Field.TITLE), Optional.empty(),
        Optional.empty(), List.of(),
        Optional.of(Fault.of("again", Integer.toString(first))));
  }

  private void add(String path, Drafted drafted) {
    List<Fault> faults = new ArrayList<>(drafted.faults());
    boolean forbidden = faults.isEmpty() && (!drafted.card().map(who.mayEdit()::test).orElse(true)
        || !drafted.entry().map(Edited::shown).map(who.mayEdit()::test).orElse(true));
    if (forbidden) {
      faults.add(Fault.of("forbidden", Field.SHOPS));
    }
    Standing standing = standing(drafted, faults);
    drafted.clash().ifPresent(faults::add);
    if (standing == Standing.CONFLICT && drafted.clash().isEmpty()) {
      faults.add(Fault.of("changed-by", author(drafted)));
    }
    lines.add(new Line(lines.size() + 1, path, drafted.line(), Kind.SCRIPT, drafted.id(),
        drafted.title(), standing,
        Change.of(drafted.entry(), drafted.card()), faults, List.of()));
  }

  private static String author(Drafted drafted) {
    return drafted.entry().flatMap(Edited::edit).map(edit -> edit.author()).orElse("");
  }

  private Standing standing(Drafted drafted, List<Fault> faults) {
    if (!faults.isEmpty()) {
      return Standing.MISTAKE;
    }
    if (drafted.card().isEmpty()) {
      return Standing.LEFT_OUT;
    }
    if (drafted.entry().isEmpty()) {
      return Standing.NEW;
    }
    Edited<ScriptCard> entry = drafted.entry().get();
    if (entry.current().equals(drafted.card())) {
      return Standing.SAME;
    }
    boolean waits = entry.state() != State.LIVE
        && !(author(drafted).equals(who.name()) && entry.state() != State.CONFLICT);
    return waits || drafted.clash().isPresent() ? Standing.CONFLICT : Standing.CHANGED;
  }

  // --- files of a knowledge base

  private Examined base(Opened.KnowledgeFiles base) {
    Set<String> given = new HashSet<>();
    progress.start(2 * base.files().items().size() + base.files().beside().size());
    for (BroughtFiles.Item item : base.files().items()) {
      if (item.path().startsWith("rules/")) {
        rule(item);
      } else if (item.script().isPresent()) {
        add(item.path(), drafted(item, item.script().get(), given));
      } else {
        file(item.path(), item.line(), Standing.MISTAKE, faults(item));
      }
      progress.step();
    }
    base.files().beside().forEach((path, text) -> {
      boolean same = text.equals(against.files().texts().getOrDefault(path, ""));
      file(path, 1, same ? Standing.SAME : Standing.LEFT_OUT,
          same ? List.of() : List.of(Fault.of("beside")));
    });
    List<Line> all = checked();
    return new Examined(base, Optional.empty(), Map.of(), all, against.number(),
        Digests.of(all));
  }

  private Drafted drafted(BroughtFiles.Item item, ScriptCard card, Set<String> given) {
    List<Fault> faults = new ArrayList<>(faults(item));
    if (faults.isEmpty() && !given.add(card.id())) {
      faults.add(Fault.of("id-twice", Field.ID, card.id()));
    }
    return new Drafted(item.line(), card.id(), card.title(),
        Optional.ofNullable(against.scripts().get(card.id())), Optional.of(card), faults,
        Optional.empty());
  }

  private static List<Fault> faults(BroughtFiles.Item item) {
    return item.mistakes().stream().map(Examiner::fault).toList();
  }

  private static Fault fault(Mistake mistake) {
    return Fault.of("yaml", Integer.toString(mistake.line()), mistake.text());
  }

  private void file(String path, int line, Standing standing, List<Fault> faults) {
    lines.add(new Line(lines.size() + 1, path, line, Kind.FILE, "", path, standing, Change.NONE,
        faults, List.of()));
  }

  private void rule(BroughtFiles.Item item) {
    List<Fault> faults = new ArrayList<>(faults(item));
    if (faults.isEmpty() && !who.mayEditRules()) {
      faults.add(Fault.of("forbidden-rule"));
    }
    if (item.rule().isEmpty()) {
      file(item.path(), item.line(), Standing.MISTAKE, faults);
      return;
    }
    RuleCard card = item.rule().get();
    Optional<Edited<RuleCard>> entry = Optional.ofNullable(against.rules().get(card.id()));
    Standing standing = standing(card, entry, faults);
    if (standing == Standing.CONFLICT) {
      faults.add(Fault.of("changed-by",
          entry.flatMap(Edited::edit).map(edit -> edit.author()).orElse("")));
    }
    if (standing != Standing.MISTAKE && standing != Standing.SAME
        && !against.ruleChecks().report(card).publishable()) {
      faults.add(Fault.of("examples"));
    }
    lines.add(new Line(lines.size() + 1, item.path(), item.line(), Kind.RULE, card.id(),
        card.id(), standing, Change.ofRule(entry, item.rule()), faults, List.of()));
  }

  private Standing standing(RuleCard card, Optional<Edited<RuleCard>> entry, List<Fault> faults) {
    if (!faults.isEmpty()) {
      return Standing.MISTAKE;
    }
    if (entry.isEmpty()) {
      return Standing.NEW;
    }
    if (entry.get().current().equals(Optional.of(card))) {
      return Standing.SAME;
    }
    String author = entry.get().edit().map(edit -> edit.author()).orElse("");
    boolean mine =
        author.equals(who.name()) && entry.get().state() != State.CONFLICT;
    return entry.get().waits() && !mine ? Standing.CONFLICT : Standing.CHANGED;
  }

  // --- the checks

  /** The lines with what the checks say, against the working copy as it would be. */
  private List<Line> checked() {
    SortedMap<String, ScriptCard> cards = new TreeMap<>();
    against.scripts()
        .forEach((id, entry) -> entry.current().ifPresent(card -> cards.put(id, card)));
    lines.stream()
        .filter(line -> line.kind() == Kind.SCRIPT && line.changes())
        .forEach(line -> line.change().after().ifPresent(card -> cards.put(line.id(), card)));
    var checks = new ManyScriptChecks(against.live(), cards.values());
    return lines.stream().map(line -> {
      progress.step();
      return line.changes()
          ? line.change().after().map(card -> line.with(checks.remarks(card))).orElse(line)
          : line;
    }).toList();
  }
}
