package org.huashu.coach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.huashu.coach.command.UsageException;
import org.huashu.coach.push.Pushes;

/**
 * How the service runs. Every value has a name in the environment and a default; options of the
 * command line win.
 *
 * @param host the address to listen on; loopback unless told otherwise
 * @param port the TCP port; 0 lets the system choose
 * @param storeUrl {@code jdbc:sqlite:…}
 * @param secrets signing secrets by shop; {@code *} stands for every other shop
 * @param rateLimit requests a second for each shop
 * @param bodyLimit most bytes of a request's body
 * @param conversationMemory most bytes for conversations in memory
 * @param drainMillis how long a stop waits for requests under way
 * @param push where pushes go
 * @param address where people reach the pages, {@code https://coach.example}, for links in messages
 * @param origins pages of these origins may use the plugin: {@code https://desk.example}
 * @param demo whether customers come to the agent desk by themselves
 * @param company the company's own sign-in to the console
 */
record Config(String host, int port, Path data, String storeUrl, Path knowledgeBase,
    boolean insecure, Map<String, List<String>> secrets, int rateLimit, int bodyLimit,
    long conversationMemory, long drainMillis, Set<String> origins, boolean demo,
    Pushes.Plan push, Optional<String> address, Optional<CompanySetup> company) {

  private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s?#*]+");

  /** What the command line may say; absent values fall back to the environment. */
  record Options(Function<String, Optional<String>> environment, Map<String, String> values) {

    String text(String name, String fallback) {
      String option = values.get(name);
      return option != null
          ? option
          : environment.apply("COACH_" + name).filter(text -> !text.isBlank()).orElse(fallback);
    }
  }

  /**
   * Where everything is that is kept.
   *
   * @param store {@code jdbc:sqlite:…}
   */
  record Places(Path data, String store, Path knowledgeBase) {

    /**
     * Reads the places alone, by the same rules as the whole configuration.
     *
     * @param home the folder of the installation; relative defaults stand there
     */
    static Places of(Options options, Path home) {
      // Made-up conversations never stand among a store's own.
      String folder = demo(options) ? "data/demo" : "data";
      Path data = Path.of(options.text("DATA", home.resolve(folder).toString()));
      return new Places(data, options.text("STORE", "jdbc:sqlite:" + data.resolve("coach.db")),
          Path.of(options.text("KNOWLEDGE_BASE", home.resolve("knowledge-base").toString())));
    }
  }

  /**
   * Reads the configuration.
   *
   * @param home the folder of the installation; relative defaults stand there
   * @throws UsageException with all mistakes at once
   */
  static Config read(Options options, Path home) {
    List<String> mistakes = new ArrayList<>();
    var numbers = new Numbers(options, mistakes);
    Places places = Places.of(options, home);
    String host = options.text("HOST", "127.0.0.1");
    Optional<String> address = address(options.text("URL", ""), mistakes);
    boolean demo = demo(options);
    boolean insecure = demo || Boolean.parseBoolean(options.text("INSECURE", "false"));
    if (insecure && !loopback(host)) {
      mistakes.add((demo ? "--demo" : "--insecure")
          + " takes unsigned calls, so it listens on loopback only, not on "
          + host + ": set COACH_SECRETS instead");
    }
    var config = new Config(host, (int) numbers.within("PORT", 8080, 0, 65_535),
        places.data(), places.store(), places.knowledgeBase(), insecure,
        Secrets.parse(options.text("SECRETS", ""), mistakes),
        (int) numbers.within("RATE_LIMIT", 20_000, 1, 1_000_000),
        (int) numbers.within("BODY_LIMIT", 262_144, 1_024, 16_777_216),
        numbers.within("CONVERSATION_MEMORY_MB", Runtime.getRuntime().maxMemory() >> 21, 1,
            1 << 20) << 20,
        numbers.within("DRAIN_MILLIS", 10_000, 0, 600_000),
        origins(options.text("ORIGINS", ""), mistakes), demo,
        Pushes.Plan.read(options.text("PUSH", ""), options.text("PUSH_PRIVATE", ""), mistakes),
        address, CompanySetup.read(options, address, mistakes));
    if (!mistakes.isEmpty()) {
      throw new UsageException(String.join("\n", mistakes));
    }
    return config;
  }

  private static boolean demo(Options options) {
    return Boolean.parseBoolean(options.text("DEMO", "false"));
  }

  private static Set<String> origins(String text, List<String> mistakes) {
    Set<String> origins = new LinkedHashSet<>();
    for (String origin : text.strip().split("[\\s,]+")) {
      if (ORIGIN.matcher(origin).matches()) {
        origins.add(origin);
      } else if (!origin.isEmpty()) {
        mistakes.add("COACH_ORIGINS: '" + origin
            + "' is not scheme, host and port alone, such as https://desk.example");
      }
    }
    return origins;
  }

  private static Optional<String> address(String text, List<String> mistakes) {
    String address = text.strip().replaceAll("/+$", "");
    if (!address.isEmpty() && !ORIGIN.matcher(address).matches()) {
      mistakes.add("COACH_URL: '" + text
          + "' is not scheme, host and port alone, such as https://coach.example");
    }
    return Optional.of(address).filter(it -> !it.isEmpty());
  }

  private static boolean loopback(String host) {
    return host.equals("127.0.0.1") || host.equals("::1") || host.equals("localhost");
  }

  private record Numbers(Options options, List<String> mistakes) {

    long within(String name, long fallback, long least, long most) {
      String text = options.text(name, Long.toString(fallback));
      try {
        long value = Long.parseLong(text.strip());
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Said below, with the range.
      }
      mistakes.add("COACH_%s: '%s' is not a whole number from %d to %d".formatted(name, text, least,
          most));
      return fallback;
    }
  }
}
