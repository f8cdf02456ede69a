import { Refusal } from '@redress/kernel';
import { type Evaluation, evaluateDiagnosis, type LabelledText, type Score } from '@redress/law';

/**
 * Precision and recall on labelled texts: `{"text", "rules": [...]}` a line, or `{"text", "unfair": "yes"|"no"}` where
 * only unfair clauses are judged. Refusal: `bad-labels`.
 */
export function evaluation(lines: string, name: string, json = false): string {
  const result = evaluate(lines, name);
  return json ? `${JSON.stringify(result, null, 2)}\n` : describe(result);
}

function evaluate(lines: string, name: string): Evaluation {
  const rows = lines
    .split(/\r?\n/)
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => rowOf(line, number, name));
  try {
    return evaluateDiagnosis(rows);
  } catch (error) {
    throw badLabels(name, (error as Error).message);
  }
}

function rowOf(line: string, number: number, name: string): LabelledText {
  let row: Partial<LabelledText> | null;
  try {
    row = JSON.parse(line);
  } catch {
    throw badLabels(name, `line ${number} is no JSON`);
  }
  if (typeof row?.text !== 'string' || (row.rules !== undefined && !Array.isArray(row.rules)))
    throw badLabels(name, `line ${number} needs "text", and "rules" or "unfair"`);
  return { text: row.text, rules: row.rules, unfair: row.unfair };
}

const badLabels = (name: string, why: string): Refusal =>
  new Refusal('bad-labels', {
    zh: `${name} 不是标注文件：${why}`,
    en: `${name} is no labelled file: ${why}`,
  });

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`.padStart(7);

function line(name: string, { right, wrong, missed, precision, recall }: Score): string {
  return `${name.padEnd(34)}${percent(precision)}${percent(recall)}  ${right} right, ${wrong} wrong, ${missed} missed`;
}

function describe({ texts, overall, kinds, rules }: Evaluation): string {
  const seen = Object.entries(rules).filter(([, { right, wrong, missed }]) => right + wrong + missed > 0);
  return `${[
    `${texts} texts: precision, recall`,
    ...(overall.right + overall.wrong + overall.missed > 0 ? [line('rule in text', overall)] : []),
    ...Object.entries(kinds).map(([kind, score]) => line(kind, score)),
    '',
    ...seen.map(([rule, score]) => line(rule, score)),
  ].join('\n')}\n`;
}
