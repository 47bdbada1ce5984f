package org.huashu.coach.script;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Says to all processes that a folder is in use: a locked file of its own in that folder. */
final class UseLock {

  private static final String PREFIX = "in-use-";

  private final String name;
  private final FileChannel channel;

  private UseLock(String name, FileChannel channel) {
    this.name = name;
    this.channel = channel;
  }

  static UseLock take(Path folder) throws IOException {
    String name = PREFIX + UUID.randomUUID();
    FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
    channel.lock();
    return new UseLock(name, channel);
  }

  /** Lets go; the folder may have been renamed since. */
  void release(Path folder) throws IOException {
    channel.close();
    Files.deleteIfExists(folder.resolve(name));
  }

  /** Whether anybody, in this process or another, uses the folder. */
  static boolean held(Path folder) throws IOException {
    List<Path> locks;
    try (Stream<Path> files = Files.list(folder)) {
      locks = files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path lock : locks) {
      if (locked(lock)) {
        return true;
      }
    }
    return false;
  }

  private static boolean locked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }
}
