package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps releases as long as the process lives. */
public final class InMemoryReleaseStore implements ReleaseStore {

  private record Kept(Note note, KnowledgeFiles files) {}

  private final List<Kept> kept = new ArrayList<>();

  @Override
  public synchronized Optional<Note> newest() {
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast().note());
  }

  @Override
  public synchronized List<Note> notes() {
    return kept.reversed().stream().map(Kept::note).toList();
  }

  @Override
  public synchronized Optional<KnowledgeFiles> files(long number) {
    return number < 1 || number > kept.size()
        ? Optional.empty()
        : Optional.of(kept.get((int) number - 1).files());
  }

  @Override
  public synchronized boolean publish(long expected, Note note, KnowledgeFiles files) {
    if (note.number() != expected + 1) {
      throw new IllegalArgumentException(
          "release " + note.number() + " cannot follow release " + expected);
    }
    return expected == kept.size() && kept.add(new Kept(note, files));
  }
}
