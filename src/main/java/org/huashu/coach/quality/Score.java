package org.huashu.coach.quality;

import static org.huashu.coach.quality.Decimals.plain;
import static org.huashu.coach.quality.Decimals.rounded;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a score sheet says of a conversation.
 *
 * @param total the points that are left, of {@code of}
 * @param groups all groups of the sheet, in its order
 */
public record Score(BigDecimal total, int of, List<GroupScore> groups) {

  private static final int MEAN_PLACES = 2;

  /**
   * What is left of a group's points.
   *
   * @param left never below 0
   * @param items all items of the group, in its order
   */
  public record GroupScore(String id, String title, int points, BigDecimal left,
      List<ItemScore> items) {}

  /**
   * What one item took off.
   *
   * @param times how often it occurred; 0: never
   * @param asked times × deduction
   * @param taken what of that the group still had; so the items' sum is what the group lost
   */
  public record ItemScore(String id, String title, int times, BigDecimal deduction,
      BigDecimal asked, BigDecimal taken, List<Evidence> evidence) {}

  /**
   * Adds faults up. Those of one item come together; where a group runs out of points, the later
   * items of the sheet find nothing left to take.
   *
   * @throws IllegalArgumentException when the sheet has no such item
   */
  public static Score of(ScoreSheet sheet, Collection<Fault> faults) {
    for (Fault fault : faults) {
      if (sheet.item(fault.item()).isEmpty()) {
        throw new IllegalArgumentException("the score sheet has no item '" + fault.item() + "'");
      }
    }
    Map<String, List<Fault>> byItem = faults.stream().collect(Collectors.groupingBy(Fault::item));
    List<GroupScore> groups = sheet.groups().stream().map(group -> of(group, byItem)).toList();
    BigDecimal total =
        groups.stream().map(GroupScore::left).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Score(plain(total), sheet.total(), groups);
  }

  private static GroupScore of(ScoreSheet.Group group, Map<String, List<Fault>> faults) {
    BigDecimal left = BigDecimal.valueOf(group.points());
    List<ItemScore> items = new ArrayList<>();
    for (ScoreSheet.Item item : group.items()) {
      List<Fault> own = faults.getOrDefault(item.id(), List.of());
      int times = own.stream().mapToInt(Fault::times).sum();
      BigDecimal asked = plain(item.deduction().multiply(BigDecimal.valueOf(times)));
      BigDecimal taken = asked.min(left);
      left = plain(left.subtract(taken));
      items.add(new ItemScore(item.id(), item.title(), times, plain(item.deduction()), asked,
          taken, own.stream().flatMap(fault -> fault.evidence().stream()).toList()));
    }
    return new GroupScore(group.id(), group.title(), group.points(), left, items);
  }

  /** The points that are gone. */
  public BigDecimal lost() {
    return plain(BigDecimal.valueOf(of).subtract(total));
  }

  /** The items that occurred, in the sheet's order. */
  public List<ItemScore> faults() {
    return groups.stream()
        .flatMap(group -> group.items().stream())
        .filter(item -> item.times() > 0)
        .toList();
  }

  /** The mean of totals, rounded half up to two places; empty when there are none. */
  public static Optional<BigDecimal> mean(Collection<BigDecimal> totals) {
    if (totals.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.of(rounded(
        sum.divide(BigDecimal.valueOf(totals.size()), MEAN_PLACES, RoundingMode.HALF_UP)));
  }
}
