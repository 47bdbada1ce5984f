package org.huashu.coach.embedding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/**
 * Keeps the environment of ONNX Runtime until the process is gone. By itself the runtime lets go of
 * it by a hook as soon as the JVM begins to end, beside our own hooks, which still answer what is
 * under way: a model that is being loaded then fails, or takes the process with it. The environment
 * counts its references, and this adds one that nobody takes back.
 *
 * @see <a href="https://github.com/microsoft/onnxruntime/issues/31352">OrtEnvironment shutdown hook
 *      can free OrtEnv during createSession</a>
 */
final class HeldEnvironment {

  /** Any version has what is used here: functions are only ever added at the end. */
  private static final int API_VERSION = 1;
  private static final long GET_API = 0;
  /** After CreateStatus, GetErrorCode and GetErrorMessage. */
  private static final long CREATE_ENV = 3;
  private static final int ERRORS_ONLY = 3;

  private HeldEnvironment() {}

  /** Once the library is loaded; where it cannot be asked, all stays as it was. */
  static void hold() {
    SymbolLookup.loaderLookup().find("OrtGetApiBase").ifPresent(HeldEnvironment::refer);
  }

  @SuppressWarnings("restricted")
  private static void refer(MemorySegment getApiBase) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      var base = (MemorySegment) linker
          .downcallHandle(getApiBase, FunctionDescriptor.of(ADDRESS))
          .invokeExact();
      var api = (MemorySegment) linker
          .downcallHandle(entry(base, GET_API), FunctionDescriptor.of(ADDRESS, JAVA_INT))
          .invokeExact(API_VERSION);
      var create = linker.downcallHandle(entry(api, CREATE_ENV),
          FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
      MemorySegment place = arena.allocate(ADDRESS);
      var _ = (MemorySegment) create.invokeExact(ERRORS_ONLY, arena.allocateFrom("coach"), place);
    } catch (Throwable e) {
      throw new EmbeddingException("ONNX Runtime cannot be asked for its environment", e);
    }
  }

  /** A function of a table of functions. */
  @SuppressWarnings("restricted")
  private static MemorySegment entry(MemorySegment table, long index) {
    return table.reinterpret((index + 1) * ADDRESS.byteSize()).getAtIndex(ADDRESS, index);
  }
}
