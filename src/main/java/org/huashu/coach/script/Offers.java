package org.huashu.coach.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Which of the scripts are offered where and when a question is asked. */
final class Offers {

  private static final double OF_TEAM = 0.7;
  private static final double OF_PRODUCT = 0.7;
  private static final double OF_SHOP = 0.3;

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

  /**
   * How much each script is meant for this place and this agent, in [0,1]: more than one that is
   * offered everywhere to everybody. An agent's own script is the closest, then one of the team or
   * for the product, then one for the channel or the shop.
   */
  IntToDoubleFunction closeness(ScriptQuery place) {
    return bounded
        ? ordinal -> everywhere.get(ordinal) ? 0 : closeness(scripts.get(ordinal).scope(), place)
        : _ -> 0;
  }

  private static double closeness(Script.Scope scope, ScriptQuery place) {
    double staff = 0;
    if (place.staff().agent().filter(scope.agents()::contains).isPresent()) {
      staff = 1;
    } else if (!scope.teams().isEmpty()) {
      staff = OF_TEAM;
    }
    double product = scope.products().isEmpty() ? 0 : OF_PRODUCT;
    double shop = scope.channels().isEmpty() && scope.shops().isEmpty() ? 0 : OF_SHOP;
    return Math.max(staff, Math.max(product, shop));
  }

  /**
   * How lately each script's topic was spoken of, in [0,1]: 1 for the last topic, a half for the
   * one before it, a third for the one before that.
   */
  IntToDoubleFunction topic(ScriptQuery asked) {
    if (asked.topics().isEmpty()) {
      return _ -> 0;
    }
    return ordinal -> {
      int place = asked.topics().indexOf(scripts.get(ordinal).topic());
      return place < 0 ? 0 : 1.0 / (place + 1);
    };
  }

  /** A script that is bound to a channel or a product is not offered where that is unknown. */
  static boolean includes(Script.Scope scope, ScriptQuery place) {
    return scope.includes(place.staff())
        && (scope.shops().isEmpty() || scope.shops().contains(place.shop()))
        && fits(scope.channels(), place.channel())
        && fits(scope.products(), place.product())
        && (scope.from().isEmpty() || !place.at().isBefore(scope.from().get()))
        && (scope.until().isEmpty() || place.at().isBefore(scope.until().get()));
  }

  private static boolean fits(Set<String> allowed, Optional<String> actual) {
    return allowed.isEmpty() || (actual.isPresent() && allowed.contains(actual.get()));
  }
}
