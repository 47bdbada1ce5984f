package org.huashu.coach.embedding;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Puts ONNX Runtime's native libraries where they stay. By itself it would unpack 28 MB into a
 * temporary folder at every start, and leave them there when the process is killed.
 */
final class NativeLibrary {

  private static final String PROPERTY = "onnxruntime.native.path";
  private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

  private NativeLibrary() {}

  /** Unpacks what is not there yet, and says where it is; an unknown system is left alone. */
  static void unpackedIn(Path folder, String version) throws IOException {
    if (System.getProperty(PROPERTY) != null) {
      return;
    }
    Path place = Files.createDirectories(folder.resolve("onnxruntime-" + version));
    for (String name : NAMES) {
      String file = System.mapLibraryName(name);
      String resource = "/ai/onnxruntime/native/" + platform() + "/" + file;
      try (InputStream packed = OrtEnvironment.class.getResourceAsStream(resource)) {
        if (packed == null) {
          return;
        }
        byte[] bytes = packed.readAllBytes();
        Path library = place.resolve(file);
        if (!Files.exists(library) || Files.size(library) != bytes.length) {
          Path part = Files.createTempFile(place, file, ".part");
          Files.write(part, bytes);
          Files.move(part, library, StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    System.setProperty(PROPERTY, place.toAbsolutePath().toString());
  }

  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
    return name + (machine.contains("aarch64") ? "-aarch64" : "-x64");
  }
}
