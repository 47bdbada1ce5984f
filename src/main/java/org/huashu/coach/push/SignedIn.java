package org.huashu.coach.push;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** Knows which agent asks. */
@FunctionalInterface
public interface SignedIn {

  /** An agent of a shop. */
  record Who(String shop, String agent) {}

  /** Who asks; empty when nobody who may. */
  Optional<Who> who(ServerRequest request);

  /** Trusts what the query says; for a service that only its own machine reaches. */
  static SignedIn byQuery() {
    return request -> {
      Optional<String> shop = request.query().first("shop").asOptional();
      Optional<String> agent = request.query().first("agent").asOptional();
      return shop.isPresent() && agent.isPresent()
          ? Optional.of(new Who(shop.get(), agent.get()))
          : Optional.empty();
    };
  }
}
