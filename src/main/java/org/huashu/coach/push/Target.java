package org.huashu.coach.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Somebody outside who gets pushes.
 *
 * @param name the store's own name for it
 * @param secret signs what is sent; empty when nothing is signed
 */
public record Target(String name, Kind kind, URI url, Optional<String> secret) {

  /** How a target is spoken to. */
  public enum Kind {
    /** The store's own endpoint, by Standard Webhooks: every push alone. */
    WEBHOOK(Duration.ZERO, 1),
    /** A DingTalk robot: 20 messages a minute. */
    DINGTALK(Duration.ofMillis(3_100), 10),
    /** A Feishu robot: 100 messages a minute, 5 a second. */
    FEISHU(Duration.ofMillis(650), 10),
    /** A WeCom robot: 20 messages a minute. */
    WECOM(Duration.ofMillis(3_100), 10);

    private final Duration pause;
    private final int merged;

    Kind(Duration pause, int merged) {
      this.pause = pause;
      this.merged = merged;
    }

    /** The least time between two messages: what its limit allows. */
    public Duration pause() {
      return pause;
    }

    /** How many pushes are merged into one message at most. */
    public int merged() {
      return merged;
    }

    /** Whether people read it who need only what is grave. */
    public boolean isRobot() {
      return this != WEBHOOK;
    }
  }

  /** Names the target and no more: its address may hold a key. */
  @Override
  public String toString() {
    return name + " (" + kind.name().toLowerCase(Locale.ROOT) + ")";
  }

  /**
   * Reads targets: {@code <name>=<kind> <url> [<secret>]}, separated by semicolons or lines.
   *
   * @param mistakes takes what is wrong; never holds an address or a secret
   */
  public static List<Target> parse(String text, List<String> mistakes) {
    List<Target> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String entry : text.split("[;\n]")) {
      if (!entry.isBlank()) {
        Optional<Target> target = one(entry.strip());
        if (target.isEmpty()) {
          mistakes.add("COACH_PUSH: an entry is not '<name>=webhook|dingtalk|feishu|wecom <url>"
              + " [<secret>]' with an http or https address; a webhook needs a whsec_ secret");
        } else if (!names.add(target.get().name())) {
          mistakes.add("COACH_PUSH: two targets are called '" + target.get().name() + "'");
        }
        target.ifPresent(targets::add);
      }
    }
    return List.copyOf(targets);
  }

  private static Optional<Target> one(String entry) {
    int equals = entry.indexOf('=');
    String[] words = entry.substring(equals + 1).strip().split("\\s+");
    Optional<Kind> kind = Arrays.stream(Kind.values())
        .filter(known -> known.name().equalsIgnoreCase(words[0]))
        .findFirst();
    if (equals < 1 || kind.isEmpty() || words.length < 2 || words.length > 3) {
      return Optional.empty();
    }
    Optional<String> secret = words.length == 3 ? Optional.of(words[2]) : Optional.empty();
    boolean signable = kind.get() != Kind.WEBHOOK
        || secret.filter(StandardSignature::isSecret).isPresent();
    return uri(words[1]).filter(_ -> signable)
        .map(url -> new Target(entry.substring(0, equals).strip(), kind.get(), url, secret));
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getHost() != null && uri.getUserInfo() == null
          && uri.getFragment() == null && HttpUrl.parse(text) != null
              ? Optional.of(uri)
              : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
