package org.huashu.coach.script;

import java.util.Optional;
import java.util.Set;

/** Whether a script is offered where and when a question is asked. */
final class Offer {

  private Offer() {}

  /** A script that is bound to a channel or a product is not offered where that is unknown. */
  static boolean includes(Script.Scope scope, ScriptQuery place) {
    return (scope.shops().isEmpty() || scope.shops().contains(place.shop()))
        && fits(scope.channels(), place.channel())
        && fits(scope.products(), place.product())
        && (scope.from().isEmpty() || !place.at().isBefore(scope.from().get()))
        && (scope.until().isEmpty() || place.at().isBefore(scope.until().get()));
  }

  private static boolean fits(Set<String> allowed, Optional<String> actual) {
    return allowed.isEmpty() || actual.isPresent() && allowed.contains(actual.get());
  }
}
