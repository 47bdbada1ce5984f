package org.huashu.coach.knowledge;

import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A folder that is read while something else is under way. */
public final class FolderAhead {

  private final KnowledgeFolder folder;
  private final CompletableFuture<Content> content;

  /** What the folder holds; {@code digests} by path, {@code digest} over all. */
  record Content(KnowledgeFiles files, SortedMap<String, String> digests, String digest) {

    static Content of(KnowledgeFiles files) {
      SortedMap<String, String> digests = files.digests();
      return new Content(files, digests, KnowledgeFiles.digest(digests));
    }
  }

  private FolderAhead(KnowledgeFolder folder, CompletableFuture<Content> content) {
    this.folder = folder;
    this.content = content;
  }

  /** Starts to read; what goes wrong is thrown to who uses the folder. */
  public static FolderAhead of(KnowledgeFolder folder, Executor executor) {
    return new FolderAhead(folder,
        CompletableFuture.supplyAsync(() -> Content.of(folder.read()), executor));
  }

  /** Waits for what the folder holds. */
  Content content() {
    try {
      return content.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Notes in the folder which release its files are now, if it can be written. */
  void stamp(long release) {
    if (folder.writable()) {
      folder.stamp(new Stamp(release, content().digests()));
    }
  }
}
