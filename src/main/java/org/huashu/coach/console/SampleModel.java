package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sample and how far it is.
 *
 * @param path of this sample, for its forms
 * @param closed who has closed it, in words
 * @param percent how much has its verdicts, 0 to 100
 * @param again whether it was drawn again just now, and came out the same
 * @param judged how many drafts each reviewer has judged
 */
public record SampleModel(long number, String path, Plan plan, String week, String shop,
    Cell state, String drawnBy, Instant drawnAt, Optional<String> closed, int drafts, int left,
    int percent, Optional<Boolean> again, List<AgentRow> agents, List<Judged> judged,
    boolean mayDelete, FilterForm filters, Table table) {

  /** What is planned, as it stands in the fields of the form. */
  public record Plan(String shop, String week, String most, String doubles, String seed) {

    /** As it stands in an address. */
    public String query() {
      return "?shop=" + Addresses.value(shop)
          + "&week=" + week + "&most=" + most + "&doubles=" + doubles + "&seed=" + seed;
    }
  }

  /**
   * The form.
   *
   * @param shops to choose from; none where the shop is chosen already
   * @param fault what is wrong, in words; empty for nothing
   */
  public record Planning(Plan plan, List<UserModel.Choice> shops, String fault) {}

  /** What a plan would draw. */
  public record Preview(String said, List<AgentRow> agents) {}

  /**
   * An agent's part.
   *
   * @param there how many of their drafts were flagged in the week; in a drawn sample, how many
   *        were drawn
   * @param drawn how many are drawn; in a drawn sample, how many have their verdicts
   */
  public record AgentRow(String agent, int there, int drawn) {}

  /** How many drafts somebody has judged. */
  public record Judged(String who, int drafts) {}
}
