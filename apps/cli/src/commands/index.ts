import type { Command } from 'commander';
import type { Outcome } from '../exit.ts';
import { register as anchor } from './anchor.ts';
import { register as redressCase } from './case.ts';
import { register as claim } from './claim.ts';
import { register as deadline } from './deadline.ts';
import { register as delivery } from './delivery.ts';
import { register as diagnose } from './diagnose.ts';
import { register as events } from './events.ts';
import { register as holidays } from './holidays.ts';
import { register as key } from './key.ts';
import { register as keys } from './keys.ts';
import { register as ledger } from './ledger.ts';
import { register as links } from './links.ts';
import { register as log } from './log.ts';
import { register as mail } from './mail.ts';
import { register as office } from './office.ts';
import { register as org } from './org.ts';
import { register as path } from './path.ts';
import { register as payout } from './payout.ts';
import { register as redact } from './redact.ts';
import { register as statement } from './statement.ts';
import { register as template } from './template.ts';
import { register as timestamp } from './timestamp.ts';
import { register as verify } from './verify.ts';
import { register as vetting } from './vetting.ts';
import { register as witness } from './witness.ts';

/** Each command file exports one `register(program, outcome)`; add it here. */
export const commands: ((program: Command, outcome: Outcome) => void)[] = [
  anchor,
  redressCase,
  claim,
  deadline,
  delivery,
  diagnose,
  events,
  holidays,
  key,
  keys,
  path,
  ledger,
  links,
  verify,
  log,
  mail,
  office,
  org,
  payout,
  redact,
  statement,
  template,
  timestamp,
  vetting,
  witness,
];
