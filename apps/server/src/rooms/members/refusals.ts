import { Refusal } from '@redress/kernel';

type Code =
  | 'no-session'
  | 'sign-in-refused'
  | 'email-taken'
  | 'password-refused'
  | 'org-not-found'
  | 'not-allowed'
  | 'key-refused'
  | 'second-factor-needed'
  | 'confirm-first'
  | 'code-refused'
  | 'password-wrong'
  | 'passkey-refused'
  | 'totp-standing'
  | 'key-not-found'
  | 'scopes-refused'
  | 'member-not-found'
  | 'last-owner'
  | 'already-member'
  | 'invitation-unknown'
  | 'invitation-for-another'
  | 'affiliation-refused'
  | 'kind-reserved'
  | 'name-verified'
  | 'name-in-review'
  | 'name-suspended'
  | 'departure-not-found'
  | 'left-on-refused'
  | 'mail-off'
  | 'link-over';

/** HTTP status of each refusal about people and organisations. */
export const statuses = {
  'no-session': 401,
  'sign-in-refused': 401,
  'email-taken': 409,
  'password-refused': 422,
  'org-not-found': 404,
  'not-allowed': 403,
  'key-refused': 401,
  'second-factor-needed': 403,
  'confirm-first': 403,
  'code-refused': 401,
  'password-wrong': 403,
  'passkey-refused': 403,
  'totp-standing': 409,
  'key-not-found': 404,
  'scopes-refused': 403,
  'member-not-found': 404,
  'last-owner': 409,
  'already-member': 409,
  'invitation-unknown': 404,
  'invitation-for-another': 403,
  'affiliation-refused': 409,
  'kind-reserved': 403,
  'name-verified': 409,
  'name-in-review': 409,
  'name-suspended': 409,
  'departure-not-found': 404,
  'left-on-refused': 422,
  'mail-off': 409,
  'link-over': 410,
} satisfies Record<Code, number>;

const refusal = (code: Code, zh: string, en: string) => () => new Refusal<Code>(code, { zh, en });

export const mailOff = refusal(
  'mail-off',
  '这台服务器没有设置发信，发不出邮件。请联系运营者；受邀加入的，请让邀请人把链接直接发给你。',
  'This server sends no mail. Ask its operator; for an invitation, ask who invited you for the link itself.',
);
export const linkOver = refusal(
  'link-over',
  '这个链接已经用过或者过期，请重新申请一封邮件。',
  'This link was used or is over: ask for another mail.',
);
export const noPerson = refusal('no-session', '请先登录。', 'Sign in first.');
export const signInRefused = refusal(
  'sign-in-refused',
  '邮箱或密码不正确。',
  'The e-mail address or the password is wrong.',
);
export const emailTaken = refusal(
  'email-taken',
  '这个邮箱已经注册过，请直接登录。',
  'This e-mail address has an account already: sign in.',
);
export const passwordRefused = refusal(
  'password-refused',
  '密码不符合要求，请换一个更长的。',
  'The password does not do: choose a longer one.',
);
export const orgNotFound = refusal('org-not-found', '没有这个机构。', 'There is no such organisation.');
export const notAllowed = refusal(
  'not-allowed',
  '你的角色或密钥没有这项权限，请联系机构所有者。',
  'Your role or key does not allow this: ask an owner of the organisation.',
);
export const keyRefused = refusal(
  'key-refused',
  '密钥无效、已过期或已停用。',
  'The key is wrong, expired or revoked.',
);
export const secondFactorNeeded = refusal(
  'second-factor-needed',
  '这个机构要求先设置第二重验证（动态口令或通行密钥）。',
  'This organisation requires a second factor (one-time codes or a passkey): set one up first.',
);
export const memberNotFound = refusal('member-not-found', '没有这位成员。', 'There is no such member.');
export const lastOwner = refusal(
  'last-owner',
  '机构至少要有一位所有者。',
  'An organisation keeps at least one owner.',
);
export const alreadyMember = refusal(
  'already-member',
  '对方已经是成员。',
  'This person is a member already.',
);
export const invitationUnknown = refusal(
  'invitation-unknown',
  '邀请无效、已过期或已使用，请让对方重新邀请。',
  'The invitation is wrong, over or used: ask for a new one.',
);
export const invitationForAnother = refusal(
  'invitation-for-another',
  '这份邀请发给了另一个邮箱，请用那个邮箱登录。',
  'The invitation was sent to another e-mail address: sign in with that one.',
);
export const affiliationRefused = refusal(
  'affiliation-refused',
  '关联无法建立：双方须分别为平台和商家，且编号未被占用。',
  'They cannot be affiliated: one must be a platform and one a merchant, and the reference must be free.',
);
export const kindReserved = refusal(
  'kind-reserved',
  '自行注册只能选择平台或商家；其他类型由运营者开通。',
  'Only platforms and merchants register themselves; an operator opens the other kinds.',
);

export const nameVerified = refusal(
  'name-verified',
  '已核验的机构不能自己改名，别人是凭核验认这个名称的：请在“资质核验”页申请更名，核对期间原名称照旧有效。',
  'A verified organisation does not rename itself, as others trust the name by its check: ask for the new name under Vetting; the old one stands until it is checked.',
);
export const nameInReview = refusal(
  'name-in-review',
  '核验期间不能改名，请先撤回提交的材料。',
  'The name does not change while a reviewer looks at it: take back what was handed in first.',
);
export const nameSuspended = refusal(
  'name-suspended',
  '机构已被暂停，不能改名。暂停解除后再改。',
  'The organisation is suspended: its name does not change before that is lifted.',
);
export const departureNotFound = refusal(
  'departure-not-found',
  '没有这条退出记录，或者商家还在平台上。',
  'There is no such departure, or the merchant is still there.',
);
export const leftOnRefused = ({ from, to }: { from: string; to: string }) =>
  new Refusal<Code>('left-on-refused', {
    zh: `退出日期应在 ${from} 至 ${to} 之间：不早于入驻，不晚于今天和重新入驻。`,
    en: `The day it left lies between ${from} and ${to}: not before it came, not after today or the day it came back.`,
  });

export const confirmFirst = refusal(
  'confirm-first',
  '这一步很重要，请先重新输入密码确认是你本人。',
  'This matters: confirm with your password that it is you.',
);
export const codeRefused = refusal(
  'code-refused',
  '验证码不正确或已失效，请重试；多次失败需要重新登录。',
  'The code is wrong or over. Try again; after several tries sign in anew.',
);
export const passwordWrong = refusal('password-wrong', '密码不正确。', 'The password is wrong.');
export const passkeyRefused = refusal(
  'passkey-refused',
  '通行密钥验证没有成功，请重试或改用密码。',
  'The passkey was not accepted: try again or use the password.',
);
export const totpStanding = refusal(
  'totp-standing',
  '动态口令已经启用，请先关闭再重新设置。',
  'One-time codes are on already: turn them off first.',
);
export const keyNotFound = refusal('key-not-found', '没有这把密钥。', 'There is no such key.');
export const scopesRefused = refusal(
  'scopes-refused',
  '密钥的权限不能超过你自己的权限。',
  'A key cannot have more rights than you have.',
);
