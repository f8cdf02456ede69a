import type { Role } from '@redress/contract';

interface Mail {
  subject: string;
  text: string;
}

const both = (subject: string, zh: readonly string[], en: readonly string[], link: string): Mail => ({
  subject,
  text: [...zh, '', ...en, '', link, ''].join('\n'),
});

export const verifyMail = (link: string): Mail =>
  both(
    '请验证邮箱 · Verify your address',
    [
      '请打开下面的链接，确认这个邮箱是您的。验证以后，有期限的通知才会发到这里。',
      '链接 48 小时内有效，用一次就失效。如果不是您注册的，不用理会。',
    ],
    [
      'Open the link below to confirm that this address is yours. Notices with deadlines go to verified addresses only.',
      'It is good for 48 hours and for one use. If you did not register, ignore this mail.',
    ],
    link,
  );

export const resetMail = (link: string): Mail =>
  both(
    '重设密码 · Reset your password',
    [
      '请打开下面的链接设置新密码。设置以后，所有设备上的登录都会退出。',
      '链接 1 小时内有效，用一次就失效。如果不是您要求的，不用理会，密码不变。',
    ],
    [
      'Open the link below to set a new password. Every session ends then.',
      'It is good for one hour and for one use. If you did not ask for it, ignore this mail: the password stays.',
    ],
    link,
  );

const roles: Readonly<Record<Role, { zh: string; en: string }>> = {
  owner: { zh: '所有者', en: 'owner' },
  manager: { zh: '管理员', en: 'manager' },
  finance: { zh: '财务', en: 'finance' },
  support: { zh: '客服', en: 'support' },
  engineer: { zh: '技术', en: 'engineer' },
  viewer: { zh: '只读', en: 'viewer' },
};

export const invitationMail = (organisation: string, role: Role, link: string): Mail =>
  both(
    '邀请您加入机构 · An invitation',
    [
      `${organisation} 邀请您以“${roles[role].zh}”身份加入昭证工作台。`,
      '链接一周内有效，只对这个邮箱有效。如果您不认识对方，不用理会。',
    ],
    [
      `${organisation} invites you to its console as ${roles[role].en}.`,
      'It is good for one week and for this address only. If you do not know them, ignore this mail.',
    ],
    link,
  );
