package org.huashu.coach.desk;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JavaScript modules of one folder as one: what a module imports stands before it, each module
 * once, without imports, exports, and comments that have lines of their own. So modules stay small
 * to read, a page fetches one file, all of it of one version, and nothing is built.
 *
 * <p>
 * All modules share one scope in the end; browsers refuse a file in which two declare the same
 * name. Of imports and exports only the plainest are taken: {@code import { a, b } from "./c.js";}
 * and {@code export} before a declaration. No text of several lines may have one that begins like a
 * comment.
 */
final class JoinedModules {

  private static final Pattern IMPORT = Pattern.compile(
      "^import \\{\\s*\\w+(?:,\\s*\\w+)*,?\\s*\\} from \"\\./([\\w-]+\\.js)\";\n",
      Pattern.MULTILINE);
  private static final Pattern EXPORT = Pattern
      .compile("^export (?=(?:const|let|class|function|async function) )", Pattern.MULTILINE);
  private static final String BLOCK_COMMENT = "/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/";
  private static final Pattern COMMENT =
      Pattern.compile("^ *(?://.*|" + BLOCK_COMMENT + ") *\n", Pattern.MULTILINE);
  private static final Pattern HEAD = Pattern.compile("\\A" + BLOCK_COMMENT + "\n");
  private static final Pattern GAP = Pattern.compile("\n{3,}");

  private final UnaryOperator<String> texts;
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, String> joined = new LinkedHashMap<>();

  private JoinedModules(UnaryOperator<String> texts) {
    this.texts = texts;
  }

  /**
   * One module of all that this one needs, with the exports and the first comment of this one.
   *
   * @param main a module's name in its folder
   * @param texts the text of the module of each name
   * @throws IllegalArgumentException for modules that import each other, and for imports and
   *         exports that cannot be joined
   */
  static String of(String main, UnaryOperator<String> texts) {
    var modules = new JoinedModules(texts);
    String own = modules.withoutImports(main);
    Matcher head = HEAD.matcher(own);
    String joined = String.join("\n", modules.joined.values()) + "\n" + own;
    return (head.find() ? head.group() + "\n" : "")
        + GAP.matcher(COMMENT.matcher(joined).replaceAll("")).replaceAll("\n\n").stripLeading();
  }

  /** The text of a module behind its imports; what they name is joined before. */
  private String withoutImports(String name) {
    if (!open.add(name)) {
      throw new IllegalArgumentException(
          "modules import each other: " + String.join(", ", open) + ", " + name);
    }
    String text = texts.apply(name);
    IMPORT.matcher(text).results().map(found -> found.group(1)).forEach(this::join);
    open.remove(name);
    return without(IMPORT, "import", name, text);
  }

  private void join(String name) {
    if (!joined.containsKey(name)) {
      joined.put(name, without(EXPORT, "export", name, withoutImports(name)));
    }
  }

  private static String without(Pattern plain, String word, String name, String text) {
    String rest = plain.matcher(text).replaceAll("");
    Matcher other = Pattern.compile("^" + word + " .*", Pattern.MULTILINE).matcher(rest);
    if (other.find()) {
      throw new IllegalArgumentException(name + " cannot be joined: " + other.group());
    }
    return rest;
  }
}
