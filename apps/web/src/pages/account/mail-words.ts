import { words } from '../../i18n/words.ts';

/** Links in mails: a forgotten password, and showing that an address is one's own. */
export const mailWords = words(
  {
    forgot: '忘记密码',
    resetTitle: '重设密码',
    askLead: '填写注册用的邮箱，我们发一个链接过去，用它设置新密码。',
    askNow: '发送链接',
    asked: '请查收邮件',
    askedText: (email: string) =>
      `如果 ${email} 有账号，几分钟内会收到一封邮件，链接 1 小时内有效。没有收到的话，看看垃圾邮件，或者换一个邮箱再试。`,
    newPassword: '新密码',
    setLead: '设置以后，所有设备上的登录都会退出。',
    setNow: '设置新密码',
    set: '新密码已设置',
    setText: '现在用新密码登录。已经开启的第二重验证照旧。',
    again: '重新申请邮件',
    verifyTitle: '验证邮箱',
    verifyLead: '点一下按钮，确认这个邮箱是你的。以后有期限的通知会发到这里。',
    verifyNow: '确认这是我的邮箱',
    verified: '邮箱已验证',
    verifiedText: '以后有期限的通知会发到这里。',
    verifyBroken: '这个链接不完整，请从邮件里重新打开。',
    toConsole: '打开工作台',
    bannerTitle: '邮箱还没有验证',
    banner: (email: string) =>
      `有期限的通知只发到验证过的邮箱。现在 ${email} 还收不到，请打开验证邮件里的链接。`,
    send: '发送验证邮件',
    sent: '已发送，请查收。',
  },
  {
    forgot: 'Forgot the password?',
    resetTitle: 'Reset the password',
    askLead:
      'Give the address that you registered with: we mail a link to it, by which you set a new password.',
    askNow: 'Send the link',
    asked: 'Look into your mail',
    askedText: (email: string) =>
      `If ${email} has an account, a mail arrives within minutes; its link is good for an hour. If none comes, look among the spam, or try another address.`,
    newPassword: 'New password',
    setLead: 'Every session on every device ends then.',
    setNow: 'Set the new password',
    set: 'The new password is set',
    setText: 'Sign in with it now. A second factor stays as it was.',
    again: 'Ask for another mail',
    verifyTitle: 'Verify your address',
    verifyLead:
      'Press the button to confirm that this address is yours. Notices with deadlines then go to it.',
    verifyNow: 'Yes, it is mine',
    verified: 'The address is verified',
    verifiedText: 'Notices with deadlines now go to it.',
    verifyBroken: 'The link is incomplete: open it again from the mail.',
    toConsole: 'Open the console',
    bannerTitle: 'Your address is not verified yet',
    banner: (email: string) =>
      `Notices with deadlines go to verified addresses only. ${email} gets none yet: open the link in the mail for it.`,
    send: 'Send the mail',
    sent: 'Sent: look into your mail.',
  },
);
