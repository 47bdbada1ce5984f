package org.huashu.coach.audit;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.huashu.coach.intake.Row;

/** What a column of a chat log may stand for, and how exports call it. */
enum LogColumn {
  /** The conversation. */
  CONVERSATION("会话", "会话id", "会话编号", "会话号", "会话标识", "对话", "对话id", "对话编号", "咨询id", "咨询编号",
      "聊天id", "conversation", "conversationid", "session", "sessionid", "chat", "chatid", "sid",
      "dialog", "dialogid", "dialogue", "ticket", "ticketid"),
  /** The message; two lines of one id are one. */
  MESSAGE("消息id", "消息编号", "消息号", "messageid", "msgid", "id"),
  /** The moment, or the time of day where a column of its own holds the day. */
  TIME("时间", "发送时间", "消息时间", "聊天时间", "发言时间", "日期时间", "创建时间", "记录时间", "time", "timestamp",
      "datetime", "sentat", "createdat", "sendtime", "createtime", "at"),
  /** The day. */
  DAY("日期", "发送日期", "聊天日期", "date", "day"),
  /** Who wrote: a role, or a name that tells it. */
  SENDER("发送方", "发送者", "发送人", "发言人", "发言方", "说话人", "来源", "sender", "from", "speaker", "author"),
  /** As what they wrote, where names have a column of their own. */
  ROLE("角色", "发送方类型", "发送者类型", "发送方角色", "消息方向", "方向", "身份", "role", "sendertype", "direction"),
  /** The agent of the conversation or of the reply. */
  AGENT("客服", "坐席", "客服id", "客服编号", "客服工号", "工号", "客服账号", "客服昵称", "客服姓名", "客服名称", "接待客服",
      "接待人", "子账号", "坐席id", "坐席工号", "agent", "agentid", "agentname", "staff", "operator",
      "servicer"),
  /** The customer. */
  CUSTOMER("客户", "顾客", "买家", "用户", "访客", "客户id", "顾客id", "买家id", "用户id", "访客id", "客户昵称", "顾客昵称",
      "买家昵称", "用户昵称", "访客昵称", "旺旺", "买家旺旺", "会员名", "买家会员名", "客户名称", "customer",
      "customerid", "customername", "buyer", "buyerid", "buyernick", "user", "userid", "visitor",
      "visitorid"),
  /** What was said. */
  TEXT("内容", "消息内容", "聊天内容", "消息", "文本", "消息文本", "聊天记录", "正文", "发言内容", "对话内容", "text",
      "content", "message", "body", "msg", "utterance"),
  /** The shop. */
  SHOP("店铺", "店铺id", "店铺名称", "店铺编号", "商家", "门店", "shop", "shopid", "store", "shopname"),
  /** Where the customer writes. */
  CHANNEL("渠道", "平台", "来源渠道", "渠道名称", "channel", "platform", "source");

  private static final Pattern REMARK = Pattern.compile("[(（【\\[].*?[)）】\\]]|[\\s_*:：-]");

  private final List<String> names;

  LogColumn(String... names) {
    this.names = List.of(names);
  }

  /** Its usual Chinese name. */
  String title() {
    return names.getFirst();
  }

  /** The place of each column that a line of heads names; of several the first. */
  static Map<LogColumn, Integer> of(Row heads) {
    Map<LogColumn, Integer> places = new EnumMap<>(LogColumn.class);
    for (int i = 0; i < heads.cells().size(); i++) {
      String bare = bare(heads.cell(i));
      for (LogColumn column : values()) {
        if (column.names.contains(bare)) {
          places.putIfAbsent(column, i);
        }
      }
    }
    return places;
  }

  private static String bare(String head) {
    return REMARK.matcher(Normalizer.normalize(head, Normalizer.Form.NFKC))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
