import type { Check, Verification } from '@redress/bundle';
import { language, printable } from '../language.ts';

/** The outcome for a person: the verdict in one line, then every check. */
export function describe(path: string, verification: Verification): string {
  const verdict = verdictOf(verification)[language];
  const lines = verification.checks.map(
    (check) => `${mark(check)} ${printable(check.name)}  ${printable(check.detail)}`,
  );
  return `${printable(path)}  ${verdict}\n${lines.join('\n')}\n`;
}

const mark = ({ ok, unproved }: Check): string => (ok ? (unproved ? '–' : '✓') : '✗');

/** What is wrong comes before what is only not shown; the word "witnessed" needs its quorum. */
function verdictOf({ ok, checks, witnessed }: Verification): { zh: string; en: string } {
  const failed = checks.filter((check) => !check.ok);
  const wrong = failed.filter((check) => !check.unproved).length;
  if (wrong > 0)
    return {
      zh: `未通过：${checks.length} 项检查中有 ${failed.length} 项不符`,
      en: `broken: ${failed.length} of ${checks.length} checks fail`,
    };
  if (!ok)
    return {
      zh: `材料完好，但您要求的 ${failed.length} 项没有得到证明`,
      en: `intact, but ${failed.length} of the things you asked for are not shown`,
    };
  const { quorumMet, cosigned, witnesses } = witnessed ?? { quorumMet: true };
  return quorumMet
    ? { zh: '完整：所有检查通过', en: 'intact: every check passes' }
    : {
        zh: `完整，但树头尚未定案：只有 ${cosigned}/${witnesses} 个见证人共签`,
        en: `intact, but its head is not final: only ${cosigned} of ${witnesses} witnesses cosigned`,
      };
}
