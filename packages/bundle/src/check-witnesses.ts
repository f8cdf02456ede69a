import { isQuorum, openNote, type Policy } from '@redress/tlog';
import type { ChosenPolicy } from './check-policy.ts';
import { type Judged, Problems } from './problems.ts';
import { reasonInChinese } from './reasons.ts';
import type { Bilingual, Hasher, Witnessed } from './types.ts';

/** The last second of the year 9999: later ones cannot be written as RFC 3339. */
const lastSecond = 253_402_300_799;

export interface WitnessVerdict {
  /** One check for each witness of the policy. */
  checks: Judged[];
  /** Belong to the check `checkpoint`, as do `missing` (a quorum that was asked for) and `said`. */
  problems: Bilingual[];
  missing: Bilingual[];
  said: Bilingual;
  witnessed?: Witnessed;
}

type Answer = { at: string } | { problem: string } | 'missing';

/**
 * What the witnesses of a policy say of a head. `note`: the head's text, undefined when there is none to judge;
 * `signed`: the log itself signed it, without which no cosignature counts.
 * Each signature is judged by itself, so that a damaged one blames its own witness only. A missing witness is an error
 * only where the verifier asked for a quorum that is not there; a bundle that was issued before the quorum signed is
 * intact all the same, and is never called witnessed.
 */
export function judgeWitnesses(
  { policy, source, problems }: ChosenPolicy,
  { note, signed }: { note: string | undefined; signed: boolean },
  ed25519?: Hasher['ed25519'],
): WitnessVerdict {
  if (!policy)
    return {
      checks: [],
      problems,
      missing: [],
      said: { zh: '；没有见证政策，不能称为有见证', en: '; without a witness policy, so not witnessed' },
    };
  const answers = policy.witnesses.map(({ name, vkey }): [string, Answer] => [
    name,
    note === undefined ? 'missing' : answerOf(vkey, note, ed25519),
  ]);
  const cosigned = answers.filter(([, answer]) => typeof answer === 'object' && 'at' in answer);
  const quorumMet =
    signed &&
    isQuorum(
      policy,
      cosigned.map(([name]) => name),
    );
  const witnessed = { quorumMet, policy: source, cosigned: cosigned.length, witnesses: answers.length };
  const said = quorumSaid(policy, witnessed);
  return {
    checks: answers.map(([name, answer]) => toJudged(name, answer, witnessed)),
    problems,
    missing: !quorumMet && source === 'given' ? [trimmed(said)] : [],
    said,
    // A policy that asks for nobody makes nothing witnessed.
    ...(policy.quorum === 'none' ? {} : { witnessed }),
  };
}

function answerOf(vkey: string, note: string, ed25519: Hasher['ed25519']): Answer {
  const opened = openNote(note, [vkey], ed25519);
  if (!opened.ok)
    return opened.reason === 'no known key signed the note' ? 'missing' : { problem: opened.reason };
  const seconds = opened.value.verified[0]?.atSeconds ?? 0;
  if (seconds > lastSecond) return { problem: 'the time is out of range' };
  return { at: `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z` };
}

function quorumSaid(
  policy: Policy,
  { quorumMet, policy: source, cosigned, witnesses }: Witnessed,
): Bilingual {
  const whose = {
    given: { zh: '给定的见证政策', en: 'the given policy' },
    inside: {
      zh: '包内见证政策（运营方自己的说法，请另行给出您认可的政策）',
      en: 'the policy inside the bundle (the operator’s own word: give a policy of your own)',
    },
  }[source];
  if (policy.quorum === 'none')
    return {
      zh: `；${whose.zh}不要求见证，不能称为有见证；${cosigned}/${witnesses} 个见证人共签`,
      en: `; ${whose.en} asks for no witness, so not witnessed; ${cosigned} of ${witnesses} cosigned`,
    };
  return quorumMet
    ? {
        zh: `；有见证：${cosigned}/${witnesses} 个见证人共签，达到${whose.zh}的法定数 ${policy.quorum}`,
        en: `; witnessed: ${cosigned} of ${witnesses} witnesses cosigned, the quorum ${policy.quorum} of ${whose.en}`,
      }
    : {
        zh: `；尚未定案：只有 ${cosigned}/${witnesses} 个见证人共签，未达到${whose.zh}的法定数 ${policy.quorum}`,
        en: `; not final: ${cosigned} of ${witnesses} witnesses cosigned, which is not the quorum ${policy.quorum} of ${whose.en}`,
      };
}

const trimmed = ({ zh, en }: Bilingual): Bilingual => ({ zh: zh.slice(1), en: en.slice(2) });

function toJudged(name: string, answer: Answer, { quorumMet, policy: trust }: Witnessed): Judged {
  const problems = new Problems();
  const check = { name: `witness:${name}`, problems: problems.list, trust };
  if (answer === 'missing') {
    const fine = quorumMet
      ? { zh: '没有共签；法定数已足，不影响结论', en: 'did not cosign; not needed for the quorum' }
      : { zh: '没有共签；法定数不足', en: 'did not cosign; the quorum is not met' };
    if (!quorumMet && trust === 'given') problems.add(fine.zh, fine.en);
    return { ...check, fine, unproved: true };
  }
  if ('problem' in answer) {
    problems.add(reasonInChinese(answer.problem), answer.problem);
    return { ...check, fine: { zh: '', en: '' } };
  }
  const by =
    trust === 'given'
      ? { zh: '', en: '' }
      : { zh: '（见证人的公钥取自包内政策）', en: ' (its key comes from the policy inside the bundle)' };
  const fine = { zh: `于 ${answer.at} 共签${by.zh}`, en: `cosigned at ${answer.at}${by.en}` };
  return { ...check, at: answer.at, fine };
}
