import { caseText } from './case.ts';
import { common } from './common.ts';
import { evidence } from './evidence.ts';
import { home, receipt, start } from './home.ts';
import { clusters, links } from './links.ts';
import { log } from './log.ts';
import { offices, operator } from './offices.ts';
import { papers } from './papers.ts';
import { path } from './path.ts';
import { letters, parties, reasons } from './reasons.ts';
import { service } from './service.ts';
import { reply, statement } from './statement.ts';
import { deadline, diagnose, verify } from './tools.ts';

export const zh = {
  common,
  home,
  start,
  receipt,
  evidence,
  case: caseText,
  reasons,
  parties,
  letters,
  papers,
  path,
  service,
  links,
  statement,
  reply,
  verify,
  log,
  diagnose,
  deadline,
  offices,
  operator,
  clusters,
};
