import type { Found } from './kinds.ts';

/** A road, estate or village, then a number with its unit. No month or day between, so that no date is taken for it. */
const core =
  /(?:(?<![线套网思电])路|大街|(?<![街])街|大道|(?<![知渠频报难味轨管跑隧要])道|巷|弄|胡同|小区|花园|[花家名新]苑|公寓|大厦|广场|新村|[^农乡]村|宿舍)(?:[\u4e00-\u9fffA-Za-z\d-](?<![年月日时分元个条款号])){0,10}?\d{1,5}(?:号楼|号|弄|栋|幢|座|单元|室|户|组)/g;
const more =
  /^(?:[ ,，-]{0,2}(?:[A-Za-z\d]{1,5}|[\u4e00-\u9fff]{0,6})?(?:号楼|号院|号|弄|栋|幢|座|单元|室|户|楼|层|组))+/;
const region = /.*(?:特别行政区|自治区|自治州|省|市|区|县|旗)/;
const lead = /.*(?:住在|家住|住址|地址|位于|寄到|寄往|送到|住所|住|在|到|[:： ，。,；;\n“"(（])/s;
/** A company's registered place is published with its licence. */
const published =
  /(?:注册地址|注册地|住所地|经营场所|经营地址|办公地址|营业地址|公司地址|营业场所)[^\n。；;]{0,40}$/;

/** Home addresses from the road on; province, city and district stay. */
export function* findAddresses(folded: string): Iterable<Found> {
  for (const match of folded.matchAll(core)) {
    if (published.test(folded.slice(Math.max(0, match.index - 50), match.index))) continue;
    const from = Math.max(0, match.index - 20);
    const behind = folded.slice(from, match.index);
    const cut = Math.max(region.exec(behind)?.[0].length ?? 0, lead.exec(behind)?.[0].length ?? 0);
    const start = from + Math.max(cut, behind.length - 8);
    const tail = folded.slice(match.index + match[0].length);
    const end = match.index + match[0].length + (more.exec(tail.slice(0, 40))?.[0].length ?? 0);
    yield { kind: 'address', start, end };
  }
}
