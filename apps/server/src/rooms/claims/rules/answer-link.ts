import type { AnswerLink, AnswerWay, Bilingual, ClaimOutcome, ClaimSide } from '@redress/contract';

const ofMember: Bilingual = {
  zh: '通过发到商家邮箱的链接作出。',
  en: "Made by the link that was mailed to the merchant's address.",
};

/** Of a shop that is no member: nobody has verified who it is. */
const ofStranger: Readonly<Record<AnswerLink, Bilingual>> = {
  shown: {
    zh: '通过买家转交的链接作出，不能确认是店铺本人。',
    en: 'Made by the link that the buyer was given to hand on: whether it was the shop itself is not certain.',
  },
  mailed: {
    zh: '通过发到店铺邮箱的链接作出；邮箱由买家填写，没有核实过。',
    en: 'Made by the link mailed to the address that the buyer gave as the shop’s, which nobody has verified.',
  },
};

/**
 * What is said of an answer that came by a link; undefined for one from a console or by a key. A shop that is no member has
 * neither, so what names no link is from before there were two, when the buyer could open the only one.
 */
export function wayOf(link: AnswerLink | null | undefined, isMember: boolean): AnswerWay | undefined {
  if (isMember) return link ? { link: 'mailed', text: ofMember } : undefined;
  const way = link ?? 'shown';
  return { link: way, text: ofStranger[way] };
}

/** The same as a part of what is said: “商家拒绝……（通过……作出。）” */
export const withWay = ({ zh, en }: Bilingual, way: AnswerWay | undefined): Bilingual =>
  way ? { zh: `${zh}（${way.text.zh}）`, en: `${en} (${way.text.en})` } : { zh, en };

/** As a sealed event keeps it; nothing of who answers as itself. */
export const sealedLink = (link: AnswerLink | null | undefined): { link?: AnswerLink } =>
  link ? { link } : {};

interface Spoken {
  link?: AnswerLink | undefined;
  outcome?: ClaimOutcome;
  by?: ClaimSide;
}

/** How the respondent spoke by an event; undefined where it did not speak, or as itself. */
export function wayOfEvent({ kind, body }: { kind: string; body: object }, isMember: boolean) {
  const spoken = body as Spoken;
  return isSpoken(kind, spoken) ? wayOf(spoken.link, isMember) : undefined;
}

/** Then also what names no link is looked at: of a shop that is no member it is from before there were two. */
function isSpoken(kind: string, { link, outcome, by }: Spoken): boolean {
  if (kind === 'claim.decided') return outcome === 'accepted' || outcome === 'agreed';
  if (kind === 'offer.made') return by === 'respondent';
  return (
    link !== undefined || kind === 'claim.refused' || kind === 'claim.refunded' || kind === 'claim.shown'
  );
}
