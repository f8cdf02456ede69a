const dividers = [
  /^[-—_=*]{2,}\s*(?:原始邮件|原邮件|回复的原邮件|转发(?:的)?邮件|original message|forwarded message)\s*[-—_=*]{2,}/i,
  /^(?:在|于)?\s?.{4,120}(?:写道|寫道)\s*[:：]?\s*$/,
  /^(?:on|le)\b.{4,200}\bwrote\s*:?\s*$/i,
  /^-- ?$/,
];
const headerLine = /^(?:发件人|寄件者|from)\s*[:：]\s*\S/i;
const nextHeader = /^(?:发送时间|发送日期|日期|时间|收件人|主题|sent|date|to|subject)\s*[:：]/i;

/**
 * What a reply itself says, without the letter that it quotes: the words of our own letter must not be read as the other
 * side's. Where nothing would be left (an answer written below the quotation), only lines marked `>` go.
 */
export function freshText(text: string): { text: string; quoted: boolean } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line, i) => isDivider(lines, line.trim(), i));
  const above = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line));
  const kept = above.join('\n').trim();
  if (kept !== '') return { text: kept, quoted: above.length < lines.length };
  const unmarked = lines.filter((line) => !/^\s*>/.test(line));
  return { text: unmarked.join('\n').trim(), quoted: unmarked.length < lines.length };
}

function isDivider(lines: readonly string[], line: string, at: number): boolean {
  if (line.length > 300) return false;
  if (dividers.some((divider) => divider.test(line))) return true;
  return headerLine.test(line) && lines.slice(at + 1, at + 4).some((next) => nextHeader.test(next.trim()));
}
