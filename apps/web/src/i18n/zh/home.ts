export const home = {
  title: '花了钱，东西没到？',
  lead: '把截图放进来，昭证帮你整理成一份证据清楚、有法有据、能交出去的投诉。',
  start: '开始维权',
  sample: '先看一个示例案件',
  sampleOpening: '正在准备示例…',
  receipt: '用回执码继续',
  resume: '继续上次的案件',
  resumeFrom: (day: string) => `${day} 打开`,
  sampleBadge: '示例',
  goods: '点卡 · 充值 · 会员 · 卡密 · 游戏账号 · 代练',
  howTitle: '三步',
  how: [
    { title: '放截图', text: '商品页、付款记录、聊天、异常提示。拍照也行，顺序无所谓。' },
    { title: '看清楚', text: '自动排出时间线，告诉你还缺什么、对方会拿什么理由拒绝。' },
    { title: '交出去', text: '下载投诉函和证据包，按日期一步步往下走。' },
  ],
  promisesTitle: '先说清楚',
  promises: [
    { title: '免费，不用注册', text: '一个回执码就能回来继续。' },
    { title: '你的材料归你', text: '只用来生成这份投诉，随时可以彻底删除；存证日志里没有你的任何内容。' },
    { title: '不承诺结果', text: '我们给信息、帮整理，不是律师，不代替法律意见。' },
  ],
  verifyTitle: '收到一个证据包？',
  verifyText: '在你的浏览器里核对它有没有被改过，文件不会上传。',
  verify: '验证证据包',
};

export const start = {
  title: '发生了什么？',
  lead: '选最接近的一个，选错了以后可以改。',
  typeLegend: '遇到的情况',
  types: {
    'not-delivered': { title: '付了钱，东西没到', text: '点卡、充值、会员一直没到账' },
    'code-invalid': { title: '卡密用不了', text: '无效、已被使用、提示异常' },
    'account-taken-back': { title: '买的账号被找回', text: '号主或卖家把账号拿走了' },
    'not-as-described': { title: '跟说的不一样', text: '面值、区服、时长、功能对不上' },
    'unauthorised-charge': { title: '没同意就被扣钱', text: '自动续费、陌生扣款' },
    'minor-purchase': { title: '孩子自己花了钱', text: '未满 18 岁的人充值、购买' },
    fraud: { title: '商家失联，平台像是假的', text: '拉黑、关站、要你先交“保证金”' },
  },
  storyLabel: '用自己的话说一说',
  storyHint: '什么时候、买了什么、付了多少、对方怎么说。写错、写得乱都没关系。',
  storyExample:
    '例如：11月1日中午在速充卡盟买了100元点卡，付了98元，说5分钟到账，到现在没收到，客服一直让我等。',
  draftKept: '草稿已留在这台设备上',
  submit: '打开案件',
  submitting: '正在打开案件…',
  typeMissing: '请先选一个最接近的情况',
  privacy: '打开案件后你会得到一个回执码。不需要姓名、手机号或账号。',
};

export const receipt = {
  title: '先保存你的回执码',
  lead: '这是回到案件的唯一钥匙。我们没有你的手机号和邮箱，丢了谁也找不回来。',
  codeLabel: '回执码',
  copy: '复制回执码',
  saveFile: '存成文件',
  print: '打印',
  confirm: '我已经把回执码保存在别处了',
  continue: '继续，去放截图',
  blocked: '复制、存成文件，或者勾选确认后才能继续。',
  fileText: (code: string, address: string, day: string) =>
    `昭证 回执码\r\n\r\n${code}\r\n\r\n打开 ${address} ，输入上面的回执码，就能回到你的案件。\r\n任何人拿到这个码都能看到你的案件，请不要发给别人。\r\n保存日期：${day}\r\n`,
  secret: '任何人拿到这个码都能看到你的案件。不要发给商家，也不要发在群里。',
  openTitle: '用回执码继续',
  openLead: '输入打开案件时保存的回执码。大小写和空格都不用管。',
  open: '打开案件',
  opening: '正在打开…',
  missing: '请输入回执码',
  lostTitle: '找不到回执码了？',
  lostText:
    '看看聊天收藏、备忘录、相册和下载文件夹里有没有“昭证 回执码”。为了保护你的隐私，我们没有办法替你找回，只能重新开一个案件。',
};
