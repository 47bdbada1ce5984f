package org.huashu.coach.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.huashu.coach.knowledge.RuleCompiler;
import org.huashu.coach.knowledge.Vocabulary;

/**
 * What the {@code kb} commands work with.
 *
 * @param stores opens the releases of a store; takes what the command line says, by the name in the
 *        environment without COACH_
 * @param compiler the one that the service uses
 * @param vocabulary the words that no rule should hit by chance
 * @param usual where things are and who asks, unless the command line says otherwise
 * @param interactive whether a person watches: then long work shows a progress bar
 */
public record KnowledgeTools(Function<Map<String, String>, OpenReleases> stores,
    RuleCompiler compiler, Vocabulary vocabulary, InstantSource clock, Usual usual,
    PrintWriter out, boolean interactive) {

  /** What holds unless the command line says otherwise. */
  public record Usual(Path knowledgeBase, String author) {}
}
