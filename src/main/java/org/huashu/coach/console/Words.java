package org.huashu.coach.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the pages say in one language, by keys. Each area of the console has a file of its own for
 * each language: {@code console/words/<area>.<language>.properties}; its keys begin with the area,
 * except those of {@code common}. <code>{0}</code> stands for the first value.
 */
public final class Words {

  /** The areas, each with its files. */
  static final List<String> AREAS =
      List.of("common", "account", "audit", "scripts", "releases", "rules", "import",
          "review", "insight", "samples", "agreement", "proposals", "lists", "scores", "kpi");

  private static final String FOLDER = "console/words/";
  private static final Words CHINESE = read(Language.ZH);
  private static final Words ENGLISH = read(Language.EN);

  private final Map<String, String> texts;

  private Words(Map<String, String> texts) {
    this.texts = texts;
  }

  /** The words of a language. */
  public static Words of(Language language) {
    return switch (language) {
      case ZH -> CHINESE;
      case EN -> ENGLISH;
    };
  }

  /** The text of a key with its values; a key without a text is a defect and shows as itself. */
  public String say(String key, Object... values) {
    String text = texts.getOrDefault(key, key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** Whether there is a text. */
  public boolean knows(String key) {
    return texts.containsKey(key);
  }

  /** All texts by key. */
  Map<String, String> texts() {
    return texts;
  }

  private static Words read(Language language) {
    Properties texts = new Properties();
    AREAS.forEach(area -> load(texts, FOLDER + area + "." + language.tag() + ".properties"));
    Map<String, String> byKey = new HashMap<>();
    texts.stringPropertyNames().forEach(key -> byKey.put(key, texts.getProperty(key, "")));
    return new Words(Map.copyOf(byKey));
  }

  private static void load(Properties texts, String file) {
    try (InputStream in = Words.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file + " on the class path");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
