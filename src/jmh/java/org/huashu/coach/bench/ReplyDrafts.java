package org.huashu.coach.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Made-up drafts by what is in them: a phrase as it is, one in disguise, or none on purpose. */
record ReplyDrafts(List<String> all, List<String> plain, List<String> disguised,
    List<String> others) {

  private static final int DISGUISED_EVERY = 3;

  /** @param every how many drafts there are for one with a phrase; 0 for no phrase at all */
  static ReplyDrafts with(List<String> phrases, int count, int every) {
    ReplyTalk talk = new ReplyTalk(7);
    Random random = new Random(8);
    ReplyDrafts drafts = new ReplyDrafts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
        new ArrayList<>());
    for (int i = 0; i < count; i++) {
      String draft = talk.reply();
      List<String> kind = drafts.others;
      if (every > 0 && i % every == 0) {
        boolean hidden = i / every % DISGUISED_EVERY == 0;
        String phrase = phrases.get(random.nextInt(phrases.size()));
        kind = hidden ? drafts.disguised : drafts.plain;
        draft = talk.with(hidden ? talk.disguised(phrase) : phrase, draft);
      }
      kind.add(draft);
      drafts.all.add(draft);
    }
    return drafts;
  }

  /** The share of drafts in which something is found. */
  static double share(List<String> drafts, ToIntFunction<String> scanner) {
    long found = drafts.stream().filter(draft -> scanner.applyAsInt(draft) > 0).count();
    return drafts.isEmpty() ? 0 : LoadResult.rounded((double) found / drafts.size());
  }
}
