export interface LetterMail {
  addressee: string | undefined;
  letters: readonly { fileName: string; sha256: string }[];
}

/** The covering mail: what is attached, how to answer, and who we are. The demands stand in the letters alone. */
export function letterMailText({ addressee, letters }: LetterMail): string {
  const list = letters.map(({ fileName, sha256 }, i) => `  ${i + 1}. ${fileName}\n     SHA-256：${sha256}`);
  return [
    `${addressee ? `${addressee}：` : '您好：'}`,
    '',
    `随信附上消费者提出的书面材料 ${letters.length} 份（PDF）：`,
    ...list,
    '',
    '请直接回复本邮件。回复会原样转入该案件的材料。',
    '本邮件的发送、送达与答复情况会留存记录，可以作为证据使用。',
    '',
    '本邮件由“昭证 Redress”按消费者的指示代为发送；昭证不是交易的当事人。',
    '',
  ].join('\n');
}
