package org.huashu.coach.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column of a table may stand for, and how tables call it. */
public enum Field {
  /** The whole id of a script. */
  ID("编号", "话术编号", "id", "script", "scriptid"),
  /** What agents type to get it; becomes the name within the category when it can. */
  KEYWORD("快捷短语编码", "快捷编码", "快捷码", "快捷键", "短语编码", "编码", "关键词", "关键字", "触发词",
      "shortcut", "keyword", "code"),
  /** The category. */
  CATEGORY("快捷短语分组", "分组", "分组名称", "短语分组", "分类", "类别", "类目", "目录", "场景", "topic",
      "category", "group"),
  /** The title. */
  TITLE("标题", "话术标题", "名称", "话术名称", "主题", "title", "name"),
  /** Similar questions; several columns may hold them. */
  QUESTIONS("相似问", "相似问法", "相似问题", "问法", "问题", "标准问", "标准问题", "常见问题", "顾客问题",
      "客户问题", "questions", "question", "q"),
  /** The wording. */
  ANSWER("快捷短语", "话术", "话术正文", "话术内容", "正文", "答案", "标准答案", "回答", "回复", "回复内容",
      "短语内容", "内容", "answer", "reply", "text", "content", "a"),
  /** What it is for. */
  USE("用途", "use"),
  /** Conditions beside the wording. */
  CONDITIONS("适用条件", "条件", "conditions"),
  /** The shops. */
  SHOPS("店铺", "适用店铺", "店铺编号", "shop", "shops", "store"),
  /** The channels. */
  CHANNELS("渠道", "平台", "channel", "channels"),
  /** The products. */
  PRODUCTS("商品", "适用商品", "商品编号", "商品id", "product", "products"),
  /** The first moment. */
  FROM("生效时间", "开始时间", "有效期从", "生效日期", "开始日期", "from", "validfrom"),
  /** The moment after the last. */
  UNTIL("失效时间", "结束时间", "有效期至", "有效期到", "截止时间", "失效日期", "结束日期", "截止日期", "until",
      "validuntil", "validto"),
  /** Words to sort it by; several columns may hold them. */
  TAGS("标签", "tags", "tag"),
  /** Who keeps it right. */
  OWNER("负责人", "owner");

  private static final Pattern REMARK = Pattern.compile("[(（【\\[].*?[)）】\\]]|[\\s_*:：-]");

  private final List<String> names;

  Field(String... names) {
    this.names = List.of(names);
  }

  /** Its name in settings and pages. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field of that name. */
  public static Optional<Field> named(String wireName) {
    return Arrays.stream(values()).filter(it -> it.wireName().equals(wireName)).findFirst();
  }

  /** Whether several columns may stand for it. */
  public boolean repeats() {
    return this == QUESTIONS || this == TAGS;
  }

  /** The field that a column of this head stands for. */
  static Optional<Field> headed(String head) {
    String bare = REMARK.matcher(Normalizer.normalize(head, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(it -> it.names.contains(bare)).findFirst();
  }
}
