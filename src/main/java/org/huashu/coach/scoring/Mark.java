package org.huashu.coach.scoring;

import java.util.List;

/**
 * What a trainer says of one item of the score sheet.
 *
 * @param item its id
 * @param times how often the fault occurred, from 0
 * @param messages the ids of the messages that show it
 * @param remark for the agent; empty for none
 */
public record Mark(String item, int times, List<String> messages, String remark) {

  /** More often than this nobody counts. */
  public static final int MOST_TIMES = 99;

  /** Copies the list. */
  public Mark {
    messages = List.copyOf(messages);
  }

  /** The same, so often. */
  Mark counted(int often) {
    return new Mark(item, often, messages, remark);
  }
}
