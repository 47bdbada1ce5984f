package org.huashu.coach.console;

import org.huashu.coach.scoring.ChatSamples;
import org.huashu.coach.scoring.Chats;
import org.huashu.coach.scoring.Scores;
import org.huashu.coach.scoring.ScoringDesk;

/** What the pages of scores work with. */
public record Inspecting(ScoringDesk desk, Scores scores, Chats chats, ChatSamples samples) {}
