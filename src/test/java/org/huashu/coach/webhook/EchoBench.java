package org.huashu.coach.webhook;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.huashu.coach.http.*;

final class EchoBench {
  static void main(String[] args) throws Exception {
    Telemetry telemetry = new Telemetry();
    ChatWebhook.class.getName();
    var fixed = ChatRecorder.advice("c", "d", 1);
    ChatEvents events = new ChatEvents() {
      public org.huashu.coach.conversation.Journal.Outcome accept(
          org.huashu.coach.conversation.Event e,
          java.util.Optional<org.huashu.coach.conversation.Delivery> d) {
        return org.huashu.coach.conversation.Journal.Outcome.WRITTEN;
      }
      public org.huashu.coach.advice.Advice advise(
          org.huashu.coach.conversation.Event.DraftUpdated d) {
        return fixed;
      }
    };
    byte[] out = AdviceWriter.bytes(fixed);
    System.out.println("advice bytes " + out.length);
    Routes routes = new Routes();
    var big = new WebhookConfig.Limits(10_000_000, 10_000_000, 600, 64L << 20);
    new ChatWebhook(
        (args[1].equals("signed")
            ? WebhookConfig
                .signedWith(Map.of("*", List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLjSw")))
            : WebhookConfig.unsigned()).withLimits(big),
        events,
        args[1].equals("signed")
            ? InstantSource.fixed(java.time.Instant.ofEpochSecond(1674087231))
            : InstantSource.system(),
        telemetry.registry()).addTo(routes);
    routes.post("/echo", (q, s) -> {
      RequestBody.bytes(q);
      s.send(out);
    });
    Server server = Server.start(ServerConfig.on("127.0.0.1", Integer.parseInt(args[0])), routes);
    System.out.println("port " + server.port());
  }
}
