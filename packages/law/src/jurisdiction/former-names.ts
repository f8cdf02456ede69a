/**
 * Divisions that are gone, with those that their area belongs to now. Old licences, domains and codes still name them.
 * `now` with several codes means that only the common city is certain. Renamed divisions that kept their root (望城县,
 * 余杭市) need no line: the reader tries the other suffixes itself. Code and name as in the editions of GB/T 2260 up
 * to the year before; the change as the State Council announced it.
 */
export interface FormerDivision {
  name: string;
  /** Six digits, as credit codes of that time hold them; absent where today's division carries the code. */
  code?: string;
  /** Where it stood: a code of today. */
  within: string;
  now: readonly string[];
}

const lines = `
崇文区 110103 110000 110101
宣武区 110104 110000 110102
塘沽区 120107 120000 120116
汉沽区 120108 120000 120116
大港区 120109 120000 120116
桥东区 130103 130100 130102,130104
北市区 130603 130600 130606
南市区 130604 130600 130606
城区 140402 140400 140403
郊区 140411 140400 140403
太平区 230105 230100 230104
动力区 230107 230100 230110
卢湾区 310103 310000 310101
闸北区 310108 310000 310106
南汇区 310119 310000 310115
白下区 320103 320100 320104
下关区 320107 320100 320106
崇安区 320202 320200 320213
南长区 320203 320200 320213
北塘区 320204 320200 320213
戚墅堰区 320405 320400 320412
沧浪区 320502 320500 320508
平江区 320503 320500 320508
金阊区 320504 320500 320508
港闸区 320611 320600 320613
新浦区 320705 320700 320706
清河区 320802 320800 320812
清浦区 320811 320800 320812
维扬区 321011 321000 321003
下城区 330103 330100 330105
江干区 330104 330100 330102,330114
江东区 330204 330200 330212
绍兴县 - 330600 330603
三山区 340208 340200 340209
金家庄区 340502 340500 340503
铜官山区 340702 340700 340705
狮子山区 340703 340700 340705
居巢区 341402 340100 340181
鼓浪屿区 350202 350200 350203
开元区 350204 350200 350203
梅列区 350402 350400 350404
湾里区 360105 360100 360112
四方区 370205 370200 370203
莱芜市 371200 370100 370116,370117
莱城区 371202 370100 370116
金明区 410211 410200 410202
吉利区 410306 410300 410308
襄樊市 - 420000 420600
东山区 440102 440100 440104
芳村区 440107 440100 440103
萝岗区 440116 440100 440112
茂港区 440903 440900 440904
蝶山区 450404 450400 450403
小河区 520114 520100 520111
思茅市 - 530000 530800
通什市 - 460000 469001
东山区 650108 650100 650109
`;

export const formerDivisions: readonly FormerDivision[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [name, code, within, now] = line.split(' ') as [string, string, string, string];
    return { name, within, now: now.split(','), ...(code === '-' ? {} : { code }) };
  });
