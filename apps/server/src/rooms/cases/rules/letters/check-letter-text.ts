import { type Checked, escapeRegExp, isPrintable, printedTitles } from './citations.ts';

/** LAW §15, and wording that claims too much (LAW §1). What a party says of itself is checked as what we say. */
const forbidden: readonly [RegExp, string][] = [
  [/举证责任倒置/, '举证责任倒置'],
  [
    /诈骗犯|诈骗(?:平台|团伙|分子)|骗子|骗钱|黑心|黑店|无良|奸商|畜生|去死/,
    'insult, or a crime alleged as a fact',
  ],
  [
    /(?:(?:不|拒绝?)(?:退|赔|给|付|解决|处理|回复|答复)|否则|要么)[^。；]{0,14}(?:曝光|找媒体|(?:发|挂)(?:到|在|布)?.{0,4}(?:网|抖音|微博|小红书|论坛))/,
    'threat of exposure',
  ],
  [
    /(?:(?:不|拒绝?)(?:退|赔|给|付|解决|处理|回复|答复)[^。；]{0,8}(?:就|将|会|便)|否则|要么)[^。；]{0,4}(?:报警|报案)/,
    'threat of a report to the police',
  ],
  [
    /(?:退款|退钱|赔偿|赔钱|付款)[^。；]{0,10}(?:即|就|则|后|才|可)[^。；]{0,4}(?:删帖|删除|撤回|撤诉|不再举报|不曝光)/,
    'money for silence',
  ],
  // 47 is about which rules apply to the contract; joint liability is 38 (LAW §1.1).
  [/电子商务法》?第四十七条/, '电子商务法第四十七条 cited for liability'],
  [/依法应当在7个工作日/, 'a demand shown as a statutory limit'],
];

/** The rules of wording that a text breaks; empty means that none was seen, not that the text is right. */
export function forbiddenPhrases(text: string): string[] {
  return forbidden.filter(([pattern]) => pattern.test(text)).map(([, what]) => what);
}

const articles = '第[一二三四五六七八九十百千零]+条';
const titles = [...printedTitles].sort(([a], [b]) => b.length - a.length);

/**
 * What in a letter's text must not go out (LAW §15, §16): an article that is not held at level A or A+, and phrases
 * that threaten, insult or claim too much. Empty means that nothing was found, not that the letter is right. `checked`
 * are the articles of level B that somebody compared with the official text.
 */
export function checkLetterText(text: string, checked?: Checked): string[] {
  const found = forbiddenPhrases(text);
  let rest = text.replace(/\s/g, '');
  // Longer titles first: some hold a shorter one. What is recognised is taken out; what remains is unknown.
  for (const [title, law] of titles) {
    const cited = new RegExp(
      `《?${escapeRegExp(title)}》?((?:[、和及]?${articles}(?:第[一二三四五六七八九十]+[款项]|第（[一二三四五六七八九十]+）项)*)+)`,
      'g',
    );
    rest = rest.replace(cited, (_, list: string) => {
      for (const article of list.match(new RegExp(articles, 'g')) ?? [])
        if (!isPrintable({ law, article }, checked))
          found.push(`《${law}》${article} is not held at level A`);
      return '';
    });
  }
  for (const match of rest.matchAll(new RegExp(`.{0,20}${articles}`, 'g')))
    found.push(`unknown law: ${match[0]}`);
  return found;
}
