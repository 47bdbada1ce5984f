package org.huashu.coach.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Replies of agents, 10 to 120 characters and about 30 on average, put together from clauses, and
 * lists of phrases to look for in them. The same seed always gives the same words.
 */
final class ReplyTalk {

  static final int MOST_PHRASES = 60_000;

  private static final int LONGEST = 120;
  private static final int SHORTEST = 10;

  private static final List<String> OPENERS = words("""
      您好 亲亲 亲爱的 在的亲 好的呢 嗯嗯 抱歉让您久等了 感谢您的耐心等待 您好，很高兴为您服务 非常抱歉给您带来不便
      收到您的消息了 不好意思刚刚在忙 这边看到了 好的 没关系的""");
  private static final List<String> CLAUSES = words("""
      这边帮您查一下{物}的物流 您的{物}已经从仓库发出了 一般{数}天左右就能收到 请您保持电话畅通 我们会尽快为您处理 您可以在订单页面申请{事}
      提交以后{数}小时内会有专员联系您 您看这样可以吗 {物}支持七天无理由退换 运费由我们承担 麻烦您拍一张{物}的照片给我 请问您是什么时候下单的
      您提供一下订单号 我马上核实 这款{物}目前有现货 下单后当天安排发货 尺码建议按平时穿的来选 身高体重告诉我帮您推荐
      优惠券在首页领取后自动抵扣 活动到{数}号结束 现在拍下最划算了 赠品会随{物}一起寄出 发票可以在签收以后申请 抬头和税号填写清楚就行
      {事}需要{数}到{数}个工作日到账 钱会原路返回您的账户 您留意一下短信通知 已经为您登记加急 快递那边我再催一催 稍等我联系一下仓库
      {物}清洗的时候用冷水 不要暴晒 保修期是一年 凭订单就可以免费维修 安装师傅会提前和您预约时间 您方便的时候接一下电话
      评价对我们很重要 还有其他可以帮您的吗 祝您生活愉快 有问题随时找我 型号是{码}的这款 {码}接口都可以用 您说的情况我记录下来了
      这个颜色比较百搭 很多顾客反馈不错 {物}的材质是纯棉的 包装有破损可以拒收 我们会给您补发一份 您放心使用 地址已经帮您修改好了
      今天下午四点前付款当天发 偏远地区会慢一些 大件物品送货上门 差价我帮您申请退还 积分可以兑换礼品 会员有专属折扣""");
  private static final List<String> ENDINGS = words("哦 呢 哈 ~ 的 啦 呀 。 ！ 哦~ ^_^ [微笑] 😊");
  private static final List<String> GOODS = words("""
      衣服 裤子 鞋子 外套 手机 耳机 电脑 键盘 冰箱 空调 洗衣机 电饭煲 被子 枕头 书包 台灯 茶叶 牛奶 面膜 洗发水 宝贝 商品""");
  private static final List<String> MATTERS = words("退款 换货 退货 补发 维修 价保 发票 售后 赔付");
  private static final List<String> CODES = words("USB XL iPhone15 TypeC 4K A3 HDMI 2XL WiFi6 Pro");

  private static final List<String> FEW = words("""
      不知道 没办法 不清楚 不归我管 不关我的事 你自己看 爱买不买 你急什么 听不懂吗 烦死了 你有完没完 随便你投诉 去投诉吧 找别人去 我也没辙
      管不了 你想怎样 说了多少遍 自己想办法 跟我没关系 别催了 你眼瞎吗 有病吧 神经病 滚蛋 傻子 白痴 蠢货 脑子进水 无理取闹 胡搅蛮缠
      加微信 加我微信 加vx 加QQ 微信号 私下转账 支付宝转我 线下交易 扫码付款 好评返现 五星好评返 晒图返现 改评价 删差评 刷好评 给好评送
      全网最低价 全网第一 史上最低 最便宜 最好的 国家级 世界级 顶级品质 独一无二 绝无仅有 百分百有效 100%有效 包治百病 永不褪色 永久有效
      绝对没问题 肯定能到 保证明天到 一定不会坏 无效退款 假一赔万 万能神器 销量冠军 行业领先 第一品牌 驰名商标 特供专供 纯天然无添加 零风险
      不可能退 退不了 概不退换 一经售出 拒绝退款 没义务 规定就是规定 你买的时候不看吗 便宜没好货 一分钱一分货 嫌贵别买 买不起别买 穷鬼 土包子
      你看不懂中文吗 你是不是傻 你到底要干嘛 别烦我 没空理你 等着吧 慢慢等 关我什么事 你爱咋咋地 就这样吧 我下班了 别问了 问了也白问
      跟你说不通 你事真多 难伺候 矫情 碰瓷 讹人 职业差评师 黑名单 拉黑你 不服去告 有本事去告 法院见 曝光你 小心点 走着瞧 你等着
      废物 垃圾客户 倒霉 晦气 闭嘴 少废话 别啰嗦 别墨迹 说重点 快点说 你说什么 你说啥 怎么可能 不存在的 骗你干嘛 爱信不信 信不信由你
      领导也没用 找经理也没用 谁来都一样 我说了算 就是不行 不行就是不行 没有为什么 懒得说 懒得解释 不想说 无可奉告 与我无关 与本店无关
      你自己的问题 你操作不当 你没看说明 谁让你买的 谁叫你拍的 活该 自作自受 怪你自己 怪得了谁 冲动消费 贪便宜 想得美 做梦 没门 别想了
      随你便 爱要不要 不要拉倒 拉倒吧 呵呵 切 哼 无语 服了你 真服了 醉了 老子 老娘 他妈的 尼玛 卧槽 我靠 去死 变态 猪脑子""");
  private static final List<String> MANY = words("""
      发票 假货 退税 高仿 代购 刷单 返利 网贷 套现 借款 传销 彩票 赌球 博彩 棋牌 下注 开奖 外挂 代练 破解 盗号 木马 黑客 私服 翻墙
      枪支 弹药 刀具 迷药 毒品 冰毒 走私 偷渡 护照 签证 证件 办证 文凭 代考 答案 作弊 论文 枪手 监听 窃听 定位 偷拍 跟踪 侦探 追债
      减肥 丰胸 增高 壮阳 补肾 祛斑 美白 整容 微整 玻尿酸 代孕 试管 偏方 秘方 神药 特效药 抗癌 根治 排毒 养生 保健 仙丹 蜂胶 灵芝 燕窝
      贵宾 内幕 独家 首家 顶级 极品 终极 唯一 冠军 王牌 领袖 首选 至尊 巅峰 奢华 皇家 御用 特供 专供 国宴 元首 机密 绝密 揭秘 真相
      客服 小妹 老板 经理 店长 师傅 专员 卖家 买家 会员 骗子 无赖 流氓 混蛋 畜生 废物 笨蛋 蠢猪 疯子 恶棍 小丑 败类 渣男 贱人 泼妇
      微信群 公众号 朋友圈 二维码 小程序 直播间 支付宝 银行卡 信用卡 身份证 验证码 手机号 红包 转账 汇款 押金 保证金 刷流水 提现 充值 话费 油卡 点卡 礼品卡 购物卡
      免费送 大甩卖 跳楼价 清仓 秒杀 骨折价 白菜价 内部价 出厂价 批发 一折起 全场通 零元购 返现金 送礼品 抽大奖 赢汽车 中奖 大礼包 限时抢
      好评 差评 中评 追评 晒图 五星 删除 修改 举报 投诉 曝光 维权 起诉 赔偿 索赔 仲裁 罚款 查封 取缔 通缉
      不退 不换 不赔 不管 不理 不服 不行 不懂 不屑 拒绝 推脱 敷衍 糊弄 忽悠 欺骗 隐瞒 威胁 恐吓 辱骂 殴打 报复 勒索 敲诈 绑架 跟单
      外地人 乡下人 穷光蛋 土老帽 神经病 精神病 脑残 智障 残废 瞎子 聋子 哑巴 胖子 矮子 秃子 丑八怪 老不死 短命鬼 扫把星 吸血鬼
      绝对正品 百分之百 无效退款 永不反弹 一次见效 立竿见影 药到病除 包您满意 史无前例 绝无仅有 独一无二 万里挑一""");

  private static final Map<Character, String> SPELLED = Map.ofEntries(Map.entry('不', "bu"),
      Map.entry('知', "zhi"), Map.entry('道', "dao"), Map.entry('微', "wei"), Map.entry('信', "xin"),
      Map.entry('好', "hao"), Map.entry('评', "ping"), Map.entry('退', "tui"), Map.entry('我', "wo"),
      Map.entry('你', "ni"), Map.entry('最', "zui"), Map.entry('法', "fa"), Map.entry('假', "jia"),
      Map.entry('返', "fan"), Map.entry('价', "jia"), Map.entry('货', "huo"));

  private final RandomGenerator random;

  ReplyTalk(long seed) {
    this.random = new Random(seed);
  }

  /** Phrases of a store: at most 200 by hand, or more, of two words each. */
  static List<String> phrases(int count) {
    List<String> few = FEW.stream().distinct().limit(count).toList();
    if (count <= few.size()) {
      return few;
    }
    List<String> many = MANY.stream().distinct().toList();
    int size = many.size();
    return IntStream.range(0, size * size)
        .mapToObj(i -> many.get(i % size) + many.get((i % size + i / size) % size))
        .distinct()
        .limit(count)
        .toList();
  }

  /** A reply in which nothing is wrong, unless its clauses hold a phrase by chance. */
  String reply() {
    StringBuilder reply = new StringBuilder();
    int wanted = (int) Math.min(100, SHORTEST + random.nextExponential() * 16);
    if (random.nextInt(3) > 0) {
      reply.append(one(OPENERS));
    }
    while (reply.length() < wanted) {
      reply.append(reply.isEmpty() ? "" : random.nextInt(4) == 0 ? " " : "，");
      reply.append(filled(one(CLAUSES)));
    }
    if (random.nextInt(2) == 0) {
      reply.append(one(ENDINGS));
    }
    return reply.substring(0, Math.min(LONGEST, reply.length()));
  }

  private String filled(String clause) {
    return clause.replace("{物}", one(GOODS))
        .replace("{事}", one(MATTERS))
        .replace("{码}", one(CODES))
        .replace("{数}", number());
  }

  /** Mostly in words: few agents write digits. */
  private String number() {
    return random.nextInt(4) > 0 ? one(words("三 五 七 两 十")) : "" + (1 + random.nextInt(48));
  }

  /** The reply with the phrase somewhere between its characters. */
  String with(String phrase, String reply) {
    int room = Math.min(reply.length(), LONGEST - phrase.length());
    int at = reply.offsetByCodePoints(0, reply.codePointCount(0, random.nextInt(room + 1)));
    return reply.substring(0, at) + "，" + phrase + reply.substring(at);
  }

  /** The phrase as somebody writes it who wants it to be read by people only. */
  String disguised(String phrase) {
    List<Integer> spelled = IntStream.range(0, phrase.length())
        .filter(i -> SPELLED.containsKey(phrase.charAt(i)))
        .boxed()
        .toList();
    int at = phrase.length() / 2;
    return switch (random.nextInt(4)) {
      case 0 -> String.join(one(words("* . - 、 ❤")), phrase.split(""));
      case 1 -> phrase.substring(0, at) + " " + phrase.substring(at);
      case 2 -> phrase.substring(0, at) + "\u200B" + phrase.substring(at);
      default -> spelled.isEmpty()
          ? phrase.substring(0, at + 1) + phrase.substring(at)
          : spelled(phrase, one(spelled));
    };
  }

  /** With the letters of its sound in the place of one character. */
  private static String spelled(String phrase, int at) {
    return phrase.substring(0, at) + SPELLED.getOrDefault(phrase.charAt(at), "")
        + phrase.substring(at + 1);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static List<String> words(String list) {
    return new ArrayList<>(List.of(list.strip().split("\\s+")));
  }
}
