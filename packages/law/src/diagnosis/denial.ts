/** “We never refuse because …”, “it is forbidden to state …”: speaks against such a clause. */
const against =
  /(?:(?:不会|不得|不应|不能|不可|绝不|决不|从不|不|禁止|严禁|杜绝|反对)(?:再)?(?:以|因|借口|借|规定|约定|设置|使用|利用|出现|含有|作出|做出|打着|声称|单方|擅自)|(?:规定|约定)[^。]{0,4}经营者|(?:抵制|整治|曝光|反对|取消|废除|删除|整改|破除|告别|拒绝|清理|查处)[^。]{0,6}$)/;
/** “… is void”, “… has no basis in law”: says so itself. */
const condemned =
  /^[^。]{0,14}?(?:(?<!卡密?|码|号|品)无效(?!卡|码|可|包|补|的卡|的可)|违法|霸王条款|不合法|没有法律依据|于法无据|不受法律保护|违反)/;

/** Warnings that reach over a comma, and those that bind only their own part of the sentence. */
const strongWarning =
  /(?:请勿|切勿|谨防|警惕|小心|当心|防范|严禁|禁止|凡是|防骗|骗局|骗术|切记|从不|绝不会|不会以|任何[^。]{0,8}都是)/;
const weakWarning = /(?:勿|不要|别(?!人|的|名)|不会|不可|不得|绝不|不需要|无需|不用|不应|凡)/;
const calledFraud =
  /^[^。]{0,16}?(?:都是|均为|均属|就是|一律是|属于|是)(?:[^。]{0,4})(?:诈骗|骗子|骗局|骗术)/;

/** True when the sentence quotes a clause only to reject it. */
export function deniesClause(before: string, after: string): boolean {
  return against.test(before) || condemned.test(after);
}

/** True when the sentence warns against a trick instead of playing it. `near` is the part since the last comma. */
export function warns(before: string, near: string, after: string): boolean {
  return strongWarning.test(before) || weakWarning.test(near) || calledFraud.test(after);
}
