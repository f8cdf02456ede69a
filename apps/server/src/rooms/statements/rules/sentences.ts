import type { CaseView, ConsentField, Finding, SentenceSource } from '@redress/contract';
import { type Day, formatYuan } from '@redress/kernel';
import type { StepRecord } from '@redress/law';
import { type KnownPersonal, redactText } from '@redress/law/publication';
import {
  answeredTemplates,
  askedTemplates,
  harmTemplates,
  type SlotName,
  sentenceTemplates,
  slotRules,
} from './sentence-templates.ts';
import { chineseDay, chineseInstant, minutesText } from './words.ts';

/** A sentence with what proves it. */
export interface Sentence {
  id: string;
  section: 'facts' | 'asked' | 'answered' | 'status';
  text: string;
  sources: SentenceSource[];
  records: { channel: string; kind: string; day: string }[];
}

export interface SentenceInput {
  view: Pick<CaseView, 'facts' | 'items' | 'chain' | 'findings' | 'disputeType' | 'parties'>;
  history: readonly StepRecord[];
  consents: readonly ConsentField[];
  known: KnownPersonal;
  today: Day;
}

/** Everything that may be said of the case, in order; nothing that neither an item, the history nor the buyer says. */
export function composeSentences(input: SentenceInput): Sentence[] {
  const sentences = [
    ...factSentences(input),
    harm(input),
    ...historySentences(input),
    ...quotedAnswers(input),
    ...silence(input),
  ];
  return sentences
    .filter(({ text }) => text !== '')
    .map((sentence) => ({ ...sentence, text: redactText(sentence.text, input.known).text }));
}

/** How the buyer names the other side wins over what was read. */
function nameOf({ parties }: SentenceInput['view'], slot: SlotName): string | undefined {
  if (slot === 'merchant') return parties.merchant?.name;
  return slot === 'platform' ? parties.platform?.name : undefined;
}

/** The fact's words, when known and agreed to. */
function wordOf({ view, consents }: SentenceInput, slot: SlotName): string | undefined {
  const rule = slotRules[slot];
  const value = nameOf(view, slot) ?? view.facts[rule.fact]?.value;
  if (value === undefined || !consents.includes(rule.consent)) return undefined;
  if (rule.show === 'yuan') return `人民币${formatYuan(Number(value))}元`;
  if (rule.show === 'instant') return chineseInstant(String(value));
  if (rule.show === 'minutes') return minutesText(Number(value));
  const text = String(value).replace(/\s+/g, ' ').trim();
  if (rule.show === 'middle-masked')
    return text.length < 10 ? undefined : `${text.slice(0, 4)}****${text.slice(-4)}`;
  return slot === 'goods' ? `“${text}”` : text;
}

/** Fills `{slot}`s; a `[part]` with a slot that has no word falls away. */
function fill(input: SentenceInput, template: string): { text: string; used: SlotName[] } {
  const used = new Set<SlotName>();
  const put = (part: string, strict: boolean): string | undefined => {
    let lacks = false;
    const text = part.replace(/\{(\w+)\}/g, (_, name: SlotName) => {
      const word = wordOf(input, name);
      if (word !== undefined) used.add(name);
      else if (slotRules[name].plain === '') lacks = true;
      return word ?? slotRules[name].plain;
    });
    return strict && lacks ? undefined : text;
  };
  const opened = template.replace(/\[([^\]]*)\]/g, (_, part: string) => put(part, true) ?? '');
  return { text: put(opened, false) ?? '', used: [...used] };
}

function factSentences(input: SentenceInput): Sentence[] {
  const { view } = input;
  const denied = view.disputeType === 'unauthorised-charge' || view.disputeType === 'minor-purchase';
  return sentenceTemplates
    .filter(
      ({ whenAny, unless }) => whenAny.some((fact) => view.facts[fact]) && !(unless && view.facts[unless]),
    )
    .map((template) => {
      const { text, used } = fill(input, (denied && template.denied) || template.text);
      const facts = [...new Set([...template.whenAny, ...used.map((slot) => slotRules[slot].fact)])];
      return { id: template.id, section: 'facts', text, sources: sourcesOf(input, facts), records: [] };
    });
}

function sourcesOf({ view }: SentenceInput, facts: readonly (keyof CaseView['facts'])[]): SentenceSource[] {
  return facts.flatMap((name) => {
    const fact = view.facts[name];
    const at = view.items.findIndex(({ file }) => file === fact?.item);
    const item = view.items[at];
    if (!fact || !item) return [];
    const place = fact.place ? { start: fact.place.start, end: fact.place.end } : {};
    return [{ itemId: item.id, file: item.file, exhibit: at + 1, fact: name, ...place }];
  });
}

function harm({ view, today }: SentenceInput): Sentence {
  const { text, slots } = harmTemplates[view.disputeType];
  const files = slots.flatMap((slot) => view.chain.slots[slot] ?? []);
  const sources = view.items
    .map(({ id, file }, at) => ({ itemId: id, file, exhibit: at + 1 }))
    .filter(({ file }) => files.includes(file));
  return {
    id: 'harm',
    section: 'status',
    text: text.replace('{today}', chineseDay(today)),
    sources,
    records: [],
  };
}

const addressees: Readonly<Record<string, string>> = {
  'merchant-demand': '{merchant}',
  'platform-demand': '{platform}',
  'lawyer-letter': '{platform}',
  'payment-dispute': '支付机构',
  'issuer-inquiry': '发行方',
  'samr-complaint': '市场监督管理部门',
  'samr-report': '市场监督管理部门',
  'association-complaint': '消费者协会',
  'peoples-mediation': '人民调解委员会',
  'police-report': '公安机关',
  'court-suit': '人民法院',
};
/** Leaving is one event to a reader, however it is told to the machine. */
const leaving: readonly string[] = ['sent', 'relayed'];
const told = new Set(Object.keys(answeredTemplates));

function historySentences(input: SentenceInput): Sentence[] {
  return input.history.flatMap((step) => {
    const asked = askedTemplates[step.channel];
    const left = step.events.find(({ kind }) => leaving.includes(kind));
    if (!asked || !left) return [];
    const name = (template: string) =>
      fill(input, template.replace('{who}', addressees[step.channel] ?? '对方')).text;
    const sentence = (
      section: Sentence['section'],
      { kind, day }: { kind: string; day: string },
      text: string,
    ) => ({
      id: `${step.id}-${kind}`,
      section,
      text: name(text.replace('{day}', chineseDay(day))),
      sources: [],
      records: [{ channel: step.channel, kind, day }],
    });
    const answers = step.events.filter(
      ({ kind }, at) => told.has(kind) && step.events.findIndex((other) => other.kind === kind) === at,
    );
    return [
      sentence('asked', left, asked),
      ...answers.map((event) =>
        sentence(
          event.kind === 'paid' ? 'status' : 'answered',
          event,
          answeredTemplates[event.kind] as string,
        ),
      ),
    ];
  });
}

/** Their own words, from the items that hold them. */
function quotedAnswers({ view, consents }: SentenceInput): Sentence[] {
  if (!consents.includes('quotes')) return [];
  const seen = new Set<string>();
  return view.findings.flatMap((finding: Finding) => {
    const at = view.items.findIndex(({ file, kind }) => file === finding.item && kind !== 'terms');
    const item = view.items[at];
    const quote = finding.quote.replace(/\s+/g, ' ').trim();
    if (finding.kind !== 'stonewalling' || !item || seen.has(quote)) return [];
    seen.add(quote);
    const { start, end } = finding;
    return [
      {
        id: `quote-${item.id}-${start}`,
        section: 'answered' as const,
        text: `对方的答复中写道：“${quote}”。`,
        sources: [{ itemId: item.id, file: item.file, exhibit: at + 1, start, end }],
        records: [],
      },
    ];
  });
}

/** Served, and nothing came back. */
function silence(input: SentenceInput): Sentence[] {
  const answered = new Set(['answered', 'refused', 'agreed', 'accepted']);
  const demands = input.history.filter(({ channel }) => channel.endsWith('-demand'));
  const isServed = demands.some(({ events }) =>
    events.some(({ kind }) => kind === 'delivered' || kind === 'read'),
  );
  if (!isServed || demands.some(({ events }) => events.some(({ kind }) => answered.has(kind)))) return [];
  const records = demands.flatMap(({ channel, events }) =>
    events.map(({ kind, day }) => ({ channel, kind, day })),
  );
  const text = `截至${chineseDay(input.today)}，本人未收到书面答复。`;
  return [{ id: 'no-answer', section: 'answered', text, sources: [], records }];
}
