package org.huashu.coach.background;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Makes threads for work that takes long and is not urgent: learning scripts, counting days, dry
 * runs. On a busy machine the system gives them about a tenth of a core that threads which answer
 * agents ask for as well; on an idle one they are not slower than others.
 *
 * <p>
 * The virtual machine does not hand the priority of Java threads to Linux unless it belongs to
 * root, so each thread asks for its own niceness when it begins. Other systems are left alone:
 * there {@code setpriority} means the whole process, or does not exist.
 */
public final class LowPriority {

  /** Of weight 110 where others have 1 024: {@code sched_prio_to_weight} of the Linux kernel. */
  private static final int NICENESS = 10;
  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;

  private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

  private LowPriority() {}

  /** Makes daemon threads of this name. */
  public static ThreadFactory threads(String name) {
    ThreadFactory plain = Thread.ofPlatform().name(name).daemon().factory();
    return task -> plain.newThread(() -> {
      SET_PRIORITY.ifPresent(LowPriority::lower);
      task.run();
    });
  }

  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> setPriority() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    return linker.defaultLookup()
        .find("setpriority")
        .map(address -> linker.downcallHandle(address,
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)));
  }

  /** Where the system refuses, the thread works as others do. */
  private static void lower(MethodHandle setPriority) {
    try {
      int _ = (int) setPriority.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICENESS);
    } catch (Throwable e) {
      throw new IllegalStateException("setpriority cannot be called", e);
    }
  }
}
