package org.huashu.coach.review;

class InMemoryReviewsTest extends ReviewsContract {

  private final InMemoryFlaggedDrafts flagged = new InMemoryFlaggedDrafts();
  private final InMemoryReviews reviews = new InMemoryReviews(flagged);

  @Override
  protected FlaggedDrafts flagged() {
    return flagged;
  }

  @Override
  protected Reviews reviews() {
    return reviews;
  }

  @Override
  protected Samples samples() {
    return reviews;
  }

  @Override
  protected void settle() {
    // Everything is there at once.
  }
}
