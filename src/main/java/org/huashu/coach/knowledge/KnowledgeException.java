package org.huashu.coach.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A knowledge base that cannot be used. Its message names every mistake, one a line. */
public final class KnowledgeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  /** All mistakes that were found; at least one. */
  public KnowledgeException(List<Mistake> mistakes) {
    super(mistakes.stream()
        .sorted(order())
        .map(Mistake::toString)
        .collect(Collectors.joining("\n")));
    this.mistakes = mistakes.stream().sorted(order()).toList();
  }

  KnowledgeException(String path, int line, String text) {
    this(List.of(new Mistake(path, line, text)));
  }

  /** All mistakes, in the order of their files and lines. */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  static Comparator<Mistake> order() {
    return Comparator.comparing(Mistake::path).thenComparingInt(Mistake::line);
  }
}
