/** Ten drafts, each with another fault; the last one has none. */
export const EXAMPLES = [
  {
    name: "违禁用语",
    question: "快递员把我的包裹弄丢了，你们管不管？",
    draft: "您好，这个不关我的事，您直接找快递公司吧。",
    turn: 1,
    waited: 6,
  },
  {
    name: "推诿",
    question: "我的退款什么时候到账？",
    draft: "这个不清楚，我要下班了，明天找其他客服吧。",
    turn: 2,
    waited: 9,
  },
  {
    name: "语气生硬",
    question: "尺码表在哪里看呀？没找到",
    draft: "还要我说几遍？详情页里写着呢，自己看。",
    turn: 2,
    waited: 4,
  },
  {
    name: "未核实承诺",
    question: "周五之前能收到吗？我要送人的",
    draft: "您放心，周五之前一定能到，绝对没问题！",
    turn: 2,
    waited: 5,
  },
  {
    name: "极限词",
    question: "你们家的面霜和别家的比怎么样？",
    draft: "您好，我们这款是全网最低价，保湿效果第一，国家级品质。",
    turn: 1,
    waited: 3,
  },
  {
    name: "站外引流·繁體",
    question: "還能再便宜一點嗎？",
    draft: "您好，您加我微信吧，線下轉賬給您便宜三十元。",
    turn: 1,
    waited: 7,
  },
  {
    name: "好评返现·夹空格",
    question: "东西收到了，挺好的",
    draft: "谢谢您的支持！给个 五 星 好 评 ，好 评 返 现 5 元哦。",
    turn: 3,
    waited: 2,
  },
  {
    name: "个人信息",
    question: "帮我看下收货信息写对了没有",
    draft: "您好，您留的电话是13812345678，地址是杭州市西湖区文三路478号3幢502室，对吗？",
    turn: 1,
    waited: 8,
  },
  {
    name: "投诉升级",
    question: "再不退款我就打12315投诉，还要发到网上让大家都看看！",
    draft: "好的，知道了。",
    turn: 3,
    waited: 16,
  },
  {
    name: "一条好回复",
    question: "我的快递到哪了？三天没动静了",
    draft: "您好，让您久等了。我马上帮您查询物流，今天下午六点前给您答复，请您放心。",
    turn: 1,
    waited: 5,
  },
];

/** Nothing yet. */
export const BLANK = { name: "空白", question: "", draft: "", turn: 1, waited: 0 };
