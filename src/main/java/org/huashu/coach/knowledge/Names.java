package org.huashu.coach.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How things are called in the files. */
final class Names {

  /** {@code false} and {@code true}. */
  static final Map<String, Boolean> FLAGS = flags();

  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST = 80;

  private Names() {}

  /** Whether it is made of lower-case words joined by {@code -}. */
  static boolean good(String name) {
    return name.length() <= LONGEST && WORDS.matcher(name).matches();
  }

  /** The constants under their names in the files: {@code FIRST_REPLY} is {@code first-reply}. */
  @SafeVarargs
  static <E extends Enum<E>> Map<String, E> of(E... constants) {
    Map<String, E> names = new LinkedHashMap<>();
    for (E constant : constants) {
      names.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return Collections.unmodifiableMap(names);
  }

  private static Map<String, Boolean> flags() {
    Map<String, Boolean> flags = new LinkedHashMap<>();
    flags.put("false", false);
    flags.put("true", true);
    return Collections.unmodifiableMap(flags);
  }
}
