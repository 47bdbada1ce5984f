package org.huashu.coach.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Which of the scripts are offered where and when a question is asked. */
final class Offers {

  private final List<Script> scripts;
  /** Those without any bounds: most, and this is asked of every script that a search looks at. */
  private final FixedBitSet everywhere;
  private final boolean bounded;

  Offers(List<Script> scripts) {
    this.scripts = scripts;
    everywhere = new FixedBitSet(Math.max(1, scripts.size()));
    for (int i = 0; i < scripts.size(); i++) {
      if (scripts.get(i).scope().equals(Script.Scope.EVERYWHERE)) {
        everywhere.set(i);
      }
    }
    bounded = everywhere.cardinality() < scripts.size();
  }

  /** By place in the list; null if all are offered, as Lucene wants it. */
  @Nullable
  Bits at(ScriptQuery place) {
    if (!bounded) {
      return null;
    }
    return new Bits() {
      @Override
      public boolean get(int ordinal) {
        return everywhere.get(ordinal) || includes(scripts.get(ordinal).scope(), place);
      }

      @Override
      public int length() {
        return scripts.size();
      }
    };
  }

  /** A script that is bound to a channel or a product is not offered where that is unknown. */
  static boolean includes(Script.Scope scope, ScriptQuery place) {
    return (scope.shops().isEmpty() || scope.shops().contains(place.shop()))
        && fits(scope.channels(), place.channel())
        && fits(scope.products(), place.product())
        && (scope.from().isEmpty() || !place.at().isBefore(scope.from().get()))
        && (scope.until().isEmpty() || place.at().isBefore(scope.until().get()));
  }

  private static boolean fits(Set<String> allowed, Optional<String> actual) {
    return allowed.isEmpty() || (actual.isPresent() && allowed.contains(actual.get()));
  }
}
