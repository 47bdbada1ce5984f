package org.huashu.coach.console;

import org.huashu.coach.scoring.ChatSamples;
import org.huashu.coach.scoring.Chats;
import org.huashu.coach.scoring.MonthBooks;
import org.huashu.coach.scoring.MonthDesk;
import org.huashu.coach.scoring.Scores;
import org.huashu.coach.scoring.ScoringDesk;

/**
 * What the pages of scores and settlements work with.
 *
 * @param desk where scores are acted on
 * @param monthDesk where months are
 */
public record Inspecting(ScoringDesk desk, Scores scores, Chats chats, ChatSamples samples,
    MonthDesk monthDesk, MonthBooks months) {}
