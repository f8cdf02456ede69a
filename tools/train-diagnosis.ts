import { writeFileSync } from 'node:fs';
import { diagnosisRules } from '../packages/law/src/diagnosis/rules.ts';
import { pack } from './train/pack.ts';
import { trainModel } from './train/regression.ts';
import { lawfulExamples, readExamples, trainingDigest, trainingFiles } from './train/texts.ts';

/**
 * `npm run train:diagnosis`: makes packages/law/data/likeness.json from the labelled texts of packages/law/fixtures. The
 * same texts give the same file.
 */

/** From this probability on a rule is found. Chosen so that, of texts not learnt from, 95 of 100 findings are of the right kind. */
const threshold = 0.45;
/** Below it what a phrase found is dropped. */
const doubt = 0.03;

const classes = diagnosisRules.map(({ rule }) => rule);
const examples = [...trainingFiles.flatMap((file) => readExamples(file, classes)), ...lawfulExamples()];
const model = {
  trainedOn: trainingDigest(),
  threshold,
  doubt,
  ...pack(trainModel(examples, { classes: classes.length }), classes),
};
writeFileSync(
  new URL('../packages/law/data/likeness.json', import.meta.url),
  `${JSON.stringify(model, null, 1)}\n`,
);
console.log(`${examples.length} texts, ${model.runs} runs, ${(model.table.length / 1000).toFixed(0)} kB`);
