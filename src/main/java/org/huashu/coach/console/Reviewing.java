package org.huashu.coach.console;

import java.util.List;
import java.util.function.Supplier;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Reviews;
import org.huashu.coach.review.Samples;

/**
 * What the pages of trainers work with.
 *
 * @param profiles how platforms count waits
 */
public record Reviewing(ReviewDesk desk, Reviews reviews, Samples samples, Insight insight,
    Supplier<List<PlatformProfile>> profiles) {}
