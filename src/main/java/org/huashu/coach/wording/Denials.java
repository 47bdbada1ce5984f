package org.huashu.coach.wording;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.stream.IntStream;
import org.huashu.coach.text.Span;

/**
 * What a draft denies, forbids or reports: 平台不允许加微信, 好评返现我们不做的, 不敢说是最好的, 您不用自己联系快递, 您说不知道. Between
 * such words and the hit stand only words that change nothing, in the same clause: 不能在这里说加微信 denies
 * nothing. A question (不能加微信吗) and what only sounds like a denial (要不要加微信) are none.
 */
final class Denials {

  /** Most UTF-16 units that are looked at on either side of a hit. */
  private static final int NEAR = 40;

  private static final String FORBID =
      "不能|不可以|不可|不要|不得|不许|不准|不允许|不支持|不建议|不提倡|不接受|不做|不搞|不敢|不需要|不用|不参与|不提供"
          + "|禁止|严禁|请勿|切勿|杜绝|拒绝|无法|没法|没办法"
          + "|(?:不会|从不|绝不)(?:再|主动)?(?:让|要求|引导|诱导|向|跟|通过|用|以|叫|请|联系|和|给)|(?:^|[^特区级性差个类分])别";

  /** Between the denial and a way off the platform, or a reward. */
  private static final String DEAL_LINKS =
      "(?:您|你|亲|顾客|客户|买家|商家|客服|我们|咱们|我|他们|别人|店铺|本店|让|要求|要|引导|诱导|主动|随意|随便|私自|轻易|通过|去"
          + "|跟|和|与|向|给|用|以|再|在|任何|形式|方式|名义|理由|的|其他|陌生人?|进行|做|搞|接受|参与|参加|点击|扫描|相信|提供|发送|有"
          + "|过|什么|这种|这样|类似|鼓励|支持"
          + "|(?:加|留|发|报|给|扫)?(?:您|你|我)?的?(?:微信|qq|电话|手机|联系方式|好友|二维码|红包|返现|好评|私下|线下)号?(?:交易|转账)?"
          + "(?:或者|或是|或|和|以及|及|、|/))*$";

  /** Words that turn what stands before a hit into a question or a reproach. */
  private static final Pattern DOUBTED =
      Pattern.compile("(?:(?:又|难道|为什么|怎么|凭什么|干嘛|干吗)(?:不|没)|是不是|能不能|可不可|要不|会不会|用不用|该不该"
          + "|敢不敢|有没有|让不让|需不需|许不许|准不准|支不支|允不允|得不)[^，。,.!！；;]*$");

  private static final Pattern ASKED = Pattern.compile("^[^，。,.!！；;\\n]*(?:吗|\\?|？)");

  private static final Pattern NO_WAY_OUT = Pattern.compile("(?:" + FORBID + ")" + DEAL_LINKS);

  private static final Pattern NO_REWARD = Pattern.compile(
      "(?:" + FORBID + "|没有|没|不存在|不是|从不|绝不|不会)" + DEAL_LINKS);

  /** 骗子让您加微信. */
  private static final Pattern WARNED_OF = Pattern.compile(
      "(?:有人|陌生人|骗子|对方|冒充(?:客服|我们|官方)的?|自称(?:客服|官方)的?(?:人)?)(?:让|要求|叫|引导|诱导|请|说|要|通过)(?:您|你)?(?:去|用|要)*$");

  /** 加微信是违规的; 好评返现，我们不做的. */
  private static final Pattern FORBIDDEN_AFTER = Pattern.compile(
      "^(?:的|了|这种|这类|这个|这样|这|那|行为|活动|方式|做法|要求|事情|都|也|是|属于|可能|会|被|平台|规定|明确|涉嫌|算|一律|确实|真的)*"
          + "(?:违规|违反|不合规|违法|禁止|严禁|不允许|被?处罚|诈骗|骗局)"
          + "|^(?:的|了|这种|这类|这个|活动|服务|要求|都|也|是|我们|咱们|店铺|本店|小店|我?这边|很|非常|抱歉|不好意思|确实|真的|目前|暂时|一律|哦|呢|哈|，|,| )*"
          + "(?:不支持|不做|不参与|不搞|不可以|不行|不能|不提供|不接受|没有|不允许|做不了)(?:做|加|操作|提供)?"
          + "(?:的|了|哦|呢|哈|呀|啦|噢|喔|哟|~|～)*(?:$|[，。！!,.;；\\n])");

  private static final Pattern NO_CLAIM = Pattern.compile(
      "(?:不是|并非|不算|不敢说|不能说|不敢|不保证|不能保证|谈不上|称不上|不一定|不见得|未必|没说|没有说|不会说)"
          + "(?:是|我们|我家|家|这款|这个|它|全网|市面上|什么|绝对|就|说|一定|全|都|所谓|的|咱们|咱家|百分百|100%)*$");

  private static final Pattern NO_PROMISE = Pattern.compile(
      "(?:不能|不会|不敢|无法|没法|没办法|不可以|不好|难以|不要|没有|没|不)"
          + "(?:给您|跟您|向您|对您|和您|为您|您|你|百分百|百分之百|100%|一定|绝对|完全|做出|做|作|打|随便|轻易|口头|提前|擅自|私自"
          + "|随意|说|去|直接|任何|现在|马上|都)*$");

  /** 您不用自己联系快递; 不该让您自己去找. */
  private static final Pattern NOT_ASKED_OF = Pattern.compile(
      "(?:不用|不必|不需要|无需|没必要|不该|不应该|不应|不会让|不能让|不是让|不是要|没有让|没有说|没说|不是说)"
          + "(?:您|你|亲|让|叫|要|再|一直|专门|亲自|去|跟您|对您|和您)*$");

  /** 您说不知道: but not 我跟您说. */
  private static final Pattern CUSTOMER_SAID = Pattern.compile(
      "(?:^|[^跟和对给与向同告诉请教劝替])(?:您|你|顾客|客户|买家|客人)"
          + "(?:们|这边|那边|刚才|刚刚|之前|前面|上面|在?评价里|也|都|一直)*(?:说|讲|反馈|提到|提及|反映|表示|写)"
          + "(?:了|过|到|是|我们|让您|让我们)*$");

  /** 同事说您爱买不买; an excuse only where the draft makes good for it. */
  private static final Pattern OTHERS_SAID = Pattern.compile(
      "(?:同事|客服|前台|小二|师傅|快递员|快递小哥|他|她)[^。！!我]{0,12}"
          + "(?:说|讲|回复|告诉您|回)(?:了|过|您|的|是|什么|一句|让您|叫您)*$");

  private static final Pattern MADE_GOOD =
      Pattern.compile("道歉|态度|不应该|不该|批评|处罚|培训|表达不当|服务不到位|不规范|我们的错");

  private Denials() {}

  /**
   * Whether the draft denies what stands at a place, or reports it.
   *
   * @param folded the draft, folded
   */
  static boolean deny(String folded, Span hit, Category category) {
    String before = folded.substring(Math.max(0, hit.start() - NEAR), hit.start());
    String after = folded.substring(hit.end(), Math.min(folded.length(), hit.end() + NEAR));
    return switch (category) {
      case OFF_PLATFORM -> isDenied(NO_WAY_OUT, before, after) || ends(WARNED_OF, before)
          || FORBIDDEN_AFTER.matcher(after).find();
      case PAID_REVIEW -> isDenied(NO_REWARD, before, after)
          || FORBIDDEN_AFTER.matcher(after).find();
      case ABSOLUTE_CLAIM -> isDenied(NO_CLAIM, before, after) || isReported(before, folded);
      case UNVERIFIED_PROMISE -> isDenied(NO_PROMISE, before, after)
          || isReported(before, folded);
      case BANNED, EVASIVE, HARD_TONE -> isDenied(NOT_ASKED_OF, before, after)
          || isReported(before, folded);
      default -> false;
    };
  }

  /** The same for a whole clause, of which the beginning (客服说…) may be what reports the rest. */
  static boolean report(String folded, Span clause, Category category) {
    return switch (category) {
      case BANNED, EVASIVE, HARD_TONE -> IntStream.range(clause.start(), clause.end())
          .anyMatch(at -> isReported(folded.substring(Math.max(0, at - NEAR), at), folded));
      default -> false;
    };
  }

  private static boolean isDenied(Pattern denial, String before, String after) {
    Matcher found = denial.matcher(before);
    return found.find() && !DOUBTED.matcher(before.substring(0, found.end())).find()
        && !ASKED.matcher(after).find();
  }

  private static boolean isReported(String before, String folded) {
    return ends(CUSTOMER_SAID, before)
        || (ends(OTHERS_SAID, before) && MADE_GOOD.matcher(folded).find());
  }

  private static boolean ends(Pattern pattern, String before) {
    return pattern.matcher(before).find();
  }
}
