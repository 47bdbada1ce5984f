package org.huashu.coach.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.huashu.coach.desk.Keystrokes;
import org.huashu.coach.desk.Plugin;

/** The plugin: its size, and what it costs while somebody types, in Chromium. */
final class PluginBench {

  static final String SCENARIO = "plugin";

  private final int keys;

  PluginBench(boolean quick) {
    this.keys = quick ? 40 : 120;
  }

  /** Bytes, and milliseconds by kind of editor. */
  Map<String, Object> run() throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("gzipBytes", size());
    try (Keystrokes keystrokes = new Keystrokes()) {
      for (String kind : List.of("textarea", "prosemirror", "wangeditor")) {
        Map<String, Double> figures = keystrokes.measure(kind, keys);
        System.err.println("bench: plugin in " + kind + ", ms: " + figures);
        report.put(kind, figures);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return report;
  }

  private static int size() throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(small)) {
      gzip.write(Plugin.script().getBytes(StandardCharsets.UTF_8));
    }
    return small.size();
  }
}
