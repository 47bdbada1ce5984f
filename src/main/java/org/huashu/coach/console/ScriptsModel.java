package org.huashu.coach.console;

import java.util.List;

/**
 * The list of scripts.
 *
 * @param found what a search has found, the best first; empty without a search
 * @param how what was searched by
 * @param searched whether anything was searched for
 * @param lists the lists to work off; empty for who does not
 */
public record ScriptsModel(Table table, List<Found> found, boolean searched, String how,
    List<UserModel.Choice> topics, List<UserModel.Choice> states, boolean mayEdit, int waiting,
    List<ListsModel.Tab> lists) {

  /**
   * A script that a search has found.
   *
   * @param percent how well it fits
   * @param offered whether an agent would be shown it
   * @param shares what its score is made of
   */
  public record Found(String href, String title, String id, List<Piece> answer, int percent,
      boolean offered, List<Share> shares) {}

  /** A part of a score, in per cent; it may be negative. */
  public record Share(String label, long percent) {}
}
