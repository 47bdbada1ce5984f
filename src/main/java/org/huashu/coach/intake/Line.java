package org.huashu.coach.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleEdits;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptChecks;
import org.huashu.coach.knowledge.ScriptEdits;

/**
 * A line of a file, compared with what there is.
 *
 * @param number counted from 1 through the whole file
 * @param path of the file in an archive; empty for a table
 * @param at on which line of its file it begins
 * @param id of the script or rule; empty when it has none yet
 * @param faults why it cannot be taken, or what one has to know before
 * @param remarks what the checks say of a script
 */
public record Line(int number, String path, int at, Kind kind, String id, String title,
    Standing standing, Change change, List<Fault> faults, List<ScriptChecks.Remark> remarks) {

  /** What it is of. */
  public enum Kind {
    /** A script. */
    SCRIPT,
    /** A wording rule. */
    RULE,
    /** A file that is neither. */
    FILE
  }

  /** How it stands to what there is. */
  public enum Standing {
    /** There is none of that id. */
    NEW,
    /** There is one, and it says something else. */
    CHANGED,
    /** It changes nothing. */
    SAME,
    /** Somebody else has changed it and not published it yet, or it is another one by that name. */
    CONFLICT,
    /** It cannot be taken. */
    MISTAKE,
    /** It is left out. */
    LEFT_OUT;

    /** Its name in addresses and words. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Before and after; of a script or of a rule.
   *
   * @param base what the newest release holds, as the working copies write it; empty for nothing
   */
  public record Change(String base, Optional<ScriptCard> before, Optional<ScriptCard> after,
      Optional<RuleCard> ruleBefore, Optional<RuleCard> ruleAfter) {

    static final Change NONE =
        new Change("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Change of(Optional<Edited<ScriptCard>> entry, Optional<ScriptCard> after) {
      return new Change(ScriptEdits.text(entry.flatMap(Edited::released)),
          entry.flatMap(Edited::current), after, Optional.empty(), Optional.empty());
    }

    static Change ofRule(Optional<Edited<RuleCard>> entry, Optional<RuleCard> after) {
      return new Change(RuleEdits.text(entry.flatMap(Edited::released)), Optional.empty(),
          Optional.empty(), entry.flatMap(Edited::current), after);
    }

    /** What it would be, as the working copies write it. */
    public String text() {
      return ruleAfter.isPresent() ? RuleEdits.text(ruleAfter) : ScriptEdits.text(after);
    }
  }

  /** What it is of; the same for the same script or rule, wherever it stands in a file. */
  public String subject() {
    return kind + "/" + id;
  }

  /** Changes with what it would change, and what it would overwrite. */
  public String mark() {
    return Digests.of(List.of(this));
  }

  /** The same with these remarks. */
  Line with(List<ScriptChecks.Remark> found) {
    return new Line(number, path, at, kind, id, title, standing, change, faults, found);
  }

  /** Whether it would change something. */
  public boolean changes() {
    return standing == Standing.NEW || standing == Standing.CHANGED
        || standing == Standing.CONFLICT;
  }
}
