import { expect, test } from 'vitest';
import { parseLetterFile, parseRevision } from './letter-files.ts';

test.each([
  ['platform-complaint.pdf', { name: 'platform-complaint', format: 'pdf' }],
  ['catalogue.docx', { name: 'catalogue', format: 'docx' }],
  ['catalogue', undefined],
  ['catalogue.exe', undefined],
  ['catalogue.pdf.docx', undefined],
  ['../catalogue.pdf', undefined],
])('%s is the letter %j', (file, parsed) => {
  expect(parseLetterFile(file)).toEqual(parsed);
});

test.each([
  ['"3"', 3],
  ['3', 3],
  ['W/"3"', 3],
  ['*', undefined],
  ['"3", "4"', undefined],
  ['-1', undefined],
  ['', undefined],
])('If-Match %j is revision %j', (header, revision) => {
  expect(parseRevision(header)).toBe(revision);
});
