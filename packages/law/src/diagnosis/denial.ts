/** “We never refuse because …”, “it is forbidden to state …”: speaks against such a clause. */
const against =
  /(?:(?:不会|不得|不应|不能|不可|绝不|决不|从不|不|禁止|严禁|杜绝|反对)(?:再)?(?:以|因|借口|借|规定|约定|设置|使用|利用|出现|含有|作出|做出|打着|声称|单方|擅自)|(?:规定|约定)[^。]{0,4}经营者|(?:抵制|整治|曝光|反对|取消|废除|删除|整改|破除|告别|拒绝|清理|查处|不同意|不认可)[^。]{0,6}$|(?:我|本人)[^。]{0,3}不接受[^。]{0,6}$)/;
/** “… is void”, “… has no basis in law”: says so itself. */
const condemned =
  /^[^。]{0,20}?(?:(?<!卡密?|码|号|品)无效(?!卡|码|可|包|补|的卡|的可)|违法|霸王条款|不合法|没有法律依据|于法无据|不受法律保护|违反|限制了|剥夺|侵害了?消费者|加重了?消费者|没有支持|不予采纳|不公平|被责令|责令|不认可|的表述|的说法|涉嫌违)/;

/** Warnings that reach over a comma, and those that bind only their own part of the sentence. */
const strongWarning =
  /(?:请勿|切勿|谨防|警惕|小心|当心|防范|严禁|禁止|拒绝|凡是|防骗|骗局|骗术|切记|从不|绝不会|不会以|任何[^。]{0,8}都是)/;
const weakWarning =
  /(?:(?:我|本人)(?:从来?|并|也|根本)?(?:没有?|未|不)|勿|不要|别(?!人|的|名)|不会|不可|不得|绝不|不需要|无需|不用|不应|凡)/;
const calledFraud =
  /^[^。]{0,16}?(?:都是|均为|均属|就是|一律是|属于|是)(?:[^。]{0,4})(?:诈骗|骗子|骗局|骗术)/;

/** “… must not refuse on the ground of …”: names a reply only to reject it. */
const notOnTheGround = /法院|不得|不应|不能以|不予支持|没有支持|禁止|经营者不/;

/** They pay, replace or call back: the same words put nobody off. */
const goodNews =
  /(?:已经?|马上|立即|今天|现在|这就|尽快)(?:为您|给您|帮您)(?:全额)?(?:退款|补发|退回|换新|办理退)|退款(?:已经?|成功)(?:到账|退回|发起)|同意(?:全额)?(?:退款|补发|退还|换)|款项[^。]{0,8}退回|(?:给您|会)[^。]{0,4}回电/;

/** True when the sentence names a reply as a ground that does not hold, or comes with what was asked for. */
export function deniesReply(before: string, quoted: string, after: string): boolean {
  if (/^[^。]{0,4}为由/.test(after) && notOnTheGround.test(before + after)) return true;
  return goodNews.test(before + quoted + after);
}

/** True when the sentence quotes a clause only to reject it. */
export function deniesClause(before: string, after: string): boolean {
  return against.test(before) || condemned.test(after);
}

/** Told by the news or the police of other people, not by or to the buyer. */
const reported =
  /[\u4e00-\u9fff]某|女士|先生|(?:居民|市民|受害人|受害者|老人|网友|学生)[^。]{0,6}(?:接到|被|遭|收到)|化名|不法分子|犯罪分子|诈骗分子|嫌疑人|反诈|典型案例|真实案例|(?:警方|民警|公安)(?:提醒|提示|介绍)|骗子|骗局|骗术|套路|话术|为诱饵|如何识别|一文看懂/;
/** What follows calls it a trap, or tells to keep away from it. */
const thenWarns =
  /^[^。]{0,30}?(?:警惕|谨防|当心|小心|果断拒绝|请拒绝|立即举报|立即挂断|上当|以免受骗|核实后|涉嫌犯罪|是违法)/;

/** True when the sentence warns against a trick instead of playing it. `near` is the part since the last comma. */
export function warns(before: string, near: string, after: string, quoted: string): boolean {
  return (
    strongWarning.test(before) ||
    weakWarning.test(near) ||
    calledFraud.test(after) ||
    thenWarns.test(after) ||
    reported.test(before + quoted + after)
  );
}
