// U+2E80–2EFF and the ideograph that looks the same (Unicode's EquivalentUnifiedIdeograph); NFKC does not map these.
const supplement = new Map(
  (
    '⺅亻⺉刂⺋㔾⺎兀⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺩王⺫罒⺬示⺭礻⺯糹⺰纟⺶羊⺹耂⺼月⺾艹⺿艹' +
    '⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤' +
    '⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟'
  )
    .match(/../gu)
    ?.map((pair) => [pair[0] as string, pair[1] as string]),
);

/**
 * Radicals and compatibility forms replaced by the ordinary ideographs. PDFs printed by Chrome say ⽀⽅⾦⻚ where the
 * page said 支方金页, and nothing that looks for words would find them.
 */
export function plainIdeographs(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (c) => supplement.get(c) ?? c.normalize('NFKC'));
}
