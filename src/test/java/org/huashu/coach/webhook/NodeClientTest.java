package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The public library for Node, in its own process, against the running service. */
class NodeClientTest {

  private static final Path SOURCE = Path.of("src/test/js/standardwebhooks");
  private static final Path WORK = Path.of("target/js/standardwebhooks");

  @Test
  void understandsWhatThePublicLibrarySigns() throws Exception {
    Files.createDirectories(WORK);
    for (String file : List.of("package.json", "package-lock.json", "deliver.js")) {
      Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    run("npm", "ci", "--no-audit", "--no-fund");
    ChatRecorder chat = new ChatRecorder();
    var config = WebhookConfig
        .signedWith(Map.of("flagship", List.of(Service.SECRET, Service.OTHER_SECRET)));
    List<String> answers;
    try (Service service = new Service(config, chat, InstantSource.fixed(Service.NOW))) {
      answers = run("node", "deliver.js", service.uri("/webhooks/chat").toString(),
          Service.SECRET, Service.OTHER_SECRET, Long.toString(Service.NOW.getEpochSecond()));
    }
    String fitsNone = "webhook-signature fits none of the shop's secrets; sign"
        + " webhook-id.webhook-timestamp.body over the bytes that are sent";
    assertEquals(List.of(accepted("good"), accepted("replayed"), accepted("retried later"),
        refused("same id, other body", 409, "webhook-id: use a new one for another body"),
        accepted("old secret"), accepted("both secrets"),
        refused("wrong secret", 401, fitsNone),
        refused("too old", 401, "webhook-timestamp is more than 300 s old"),
        refused("in the future", 401, "webhook-timestamp is more than 300 s in the future"),
        refused("tampered", 401, fitsNone), refused("other id", 401, fitsNone),
        refused("unsigned", 401, "webhook-id is missing")), answers);
    assertEquals(3, chat.events.size());
  }

  private static String accepted(String name) {
    return "{\"name\":\"" + name + "\",\"status\":202,\"answer\":{\"accepted\":true}}";
  }

  private static String refused(String name, int status, String detail) {
    return "{\"name\":\"" + name + "\",\"status\":" + status + ",\"answer\":\"" + detail + "\"}";
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(WORK.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    List<String> lines = new ArrayList<>();
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    }
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + lines);
    return lines;
  }
}
