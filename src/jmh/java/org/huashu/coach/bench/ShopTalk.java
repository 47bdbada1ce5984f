package org.huashu.coach.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What customers ask and agents answer in a made-up store, put together from word lists. The same
 * number always gives the same words. 10 000 scripts differ in what was bought and what is asked,
 * as those of a real store do: many share most of their words.
 */
final class ShopTalk {

  static final int SCRIPTS_OF_A_TOPIC = 250;
  static final int SIMILAR_QUESTIONS = 5;

  private static final List<String> KINDS = words("加厚 轻薄 儿童 大号 新款");
  private static final List<String> ITEMS = words("""
      羽绒服 牛仔裤 连衣裙 运动鞋 雨伞 书包 台灯 电饭煲 保温杯 床单 枕头 窗帘 地毯 书桌 椅子 衣柜 沙发 耳机
      键盘 鼠标 充电器 手机壳 平板 相机 音箱 吹风机 电风扇 加湿器 空调 洗衣机 冰箱 微波炉 烤箱 炒锅 菜刀 碗碟
      茶叶 咖啡 牛奶 饼干 坚果 面膜 洗发水 牙刷 毛巾 拖鞋 帽子 围巾 手套 积木""");
  private static final List<String> SUBJECTS = words("快递 退款 换货 发票 优惠券 尺码 保修 安装");
  private static final List<String> ASPECTS = words("什么时候能有结果 大概要多久 怎么申请 有什么条件 一直没有动静");
  private static final List<String> OPENERS = words("请问 你好 在吗 麻烦问下 亲 想问一下 帮我看看 客服");
  private static final List<String> ENDINGS = words("呢 呀 谢谢 急 在线等 了");
  private static final List<String> STEPS = words("""
      核对订单信息 联系仓库查询 为您登记加急 提交给专员审核 把凭证发到您的订单页面 安排师傅与您预约时间""");
  private static final List<String> HEADS = words("""
      你自己去找 懒得管你的 别再跟我提 凭什么要赔 谁让你乱拍 你看不懂这 我才不管那 少跟我扯什么 爱买不买的
      你事真多这 有本事告那 全网就数我家 绝无仅有的 史上头一份 包你满意的 随便你投诉 反正不退的 你想得美还要
      没见过你这种 谁稀罕你那 自己作的 嫌贵别要 真服了你这 见鬼去吧这 烦死人的""");
  private static final List<String> MIDDLES = words("破 烂 臭 鬼 神 啥 怪 笨 呆 傻");
  private static final List<String> TAILS = words("""
      包裹 运费 尺寸 赠品 差价 积分 邮费 包装 吊牌 地址 单号 颜色 气味 线头 拉链 说明 配件 零件 评价 截图""");

  private ShopTalk() {}

  static int topics(int scripts) {
    return (scripts + SCRIPTS_OF_A_TOPIC - 1) / SCRIPTS_OF_A_TOPIC;
  }

  static String title(int script) {
    return goods(script) + subject(script) + aspect(script);
  }

  /** The similar question {@code variant}, in [0, {@value #SIMILAR_QUESTIONS}). */
  static String question(int script, int variant) {
    String opener = at(OPENERS, script * 31 + variant * 7);
    String ending = at(ENDINGS, script * 17 + variant);
    return switch (variant) {
      case 0 -> opener + "我买的" + goods(script) + subject(script) + aspect(script);
      case 1 -> goods(script) + "的" + subject(script) + aspect(script) + ending;
      case 2 -> subject(script) + aspect(script) + "，我拍的是" + goods(script);
      case 3 -> opener + "，" + goods(script) + "那个" + subject(script) + aspect(script) + ending;
      default -> "上周下单的" + goods(script) + "，" + subject(script) + aspect(script);
    };
  }

  /** A question that nobody has asked: a known one with a number that is not known. */
  static String newQuestion(RandomGenerator random, long number) {
    int script = random.nextInt(KINDS.size() * ITEMS.size() * SUBJECTS.size() * ASPECTS.size());
    return question(script, random.nextInt(SIMILAR_QUESTIONS)) + "，第" + number + "单，"
        + at(ITEMS, random.nextInt(ITEMS.size())) + "也是";
  }

  static String answer(int script) {
    return "您好，您咨询的" + goods(script) + "的" + subject(script) + "问题，我们会先"
        + at(STEPS, script) + "，再" + at(STEPS, script / 7 + 3) + "，一般在 "
        + (1 + script % 72) + " 小时内给您答复。请您放心，订单{订单号}有进展我们会第一时间通知您。";
  }

  /** The wording {@code i} that the rules forbid; nothing else here holds it. */
  static String phrase(int i) {
    return at(HEADS, i) + at(MIDDLES, i / HEADS.size())
        + at(TAILS, i / HEADS.size() / MIDDLES.size());
  }

  private static String goods(int script) {
    return at(KINDS, script / ITEMS.size()) + at(ITEMS, script);
  }

  private static String subject(int script) {
    return at(SUBJECTS, script / SCRIPTS_OF_A_TOPIC / ASPECTS.size());
  }

  private static String aspect(int script) {
    return at(ASPECTS, script / SCRIPTS_OF_A_TOPIC);
  }

  private static String at(List<String> words, int i) {
    return words.get(Math.floorMod(i, words.size()));
  }

  private static List<String> words(String list) {
    return List.copyOf(new ArrayList<>(List.of(list.strip().split("\\s+"))));
  }
}
