package org.huashu.coach.intake;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.ScriptCard;

/**
 * What a line becomes.
 *
 * @param title to call it by, also when there is no card
 * @param entry the script that it is about; empty when it is a new one
 * @param card what the script would be; empty when it cannot be said
 * @param faults why it cannot be taken
 * @param clash why somebody has to look at it first
 */
record Drafted(int line, String id, String title, Optional<Edited<ScriptCard>> entry,
    Optional<ScriptCard> card, List<Fault> faults, Optional<Fault> clash) {}
