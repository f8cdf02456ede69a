const limit = [
  '单个迹象不等于诈骗，是否构成由公安机关认定；但应当先停止付款、保存原件，尽快报警并联系支付机构。',
  'One sign is no proof: the police decide. Stop paying, keep originals, go to police and payment provider soon.',
] as const;

/** Why something is a sign of fraud, and that it is no more than a sign. */
export const signReason = (zh: string, en: string): readonly [string, string] => [
  `${zh}${limit[0]}`,
  `${en} ${limit[1]}`,
];
