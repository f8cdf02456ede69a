import {
  coveredThrough,
  daysOff,
  doubtOfNotice,
  type HolidayYear,
  holidayYears,
  setHolidayYears,
} from '@redress/law';
import { configFromEnv } from '@redress/server/config';
import type { Command } from 'commander';

/** Uses the notices of REDRESS_HOLIDAYS, as the server does. Refusal: `bad-config`. */
export function readHolidays(file = process.env.REDRESS_HOLIDAYS): void {
  setHolidayYears(configFromEnv({ REDRESS_HOLIDAYS: file }).holidays);
}

/** `redress holidays [FILE] [--json]` */
export function register(program: Command): void {
  program
    .command('holidays')
    .argument(
      '[file]',
      'a file of notices as REDRESS_HOLIDAYS names it; it is checked before a server uses it',
    )
    .description('the yearly holiday notices that working days are counted by')
    .option('--json', 'one JSON object on stdout')
    .action((file: string | undefined, { json }: { json?: boolean }) => {
      readHolidays(file);
      const years = Object.entries(holidayYears());
      process.stdout.write(json ? asJson(years) : `${years.map(describe).join('')}${ending()}`);
    });
}

type Entry = [year: string, notice: HolidayYear];

const asJson = (years: readonly Entry[]): string =>
  `${JSON.stringify({ through: coveredThrough(), years: years.map(([year, notice]) => ({ year, ...notice })) }, null, 2)}\n`;

function describe([year, notice]: Entry): string {
  const { off, work, source, url } = notice;
  const doubt = url ? doubtOfNotice(year, notice) : undefined;
  const lines = [
    `${year}  ${source}${url ? `  ${url}` : ''}`,
    `  放假 / off (${daysOff(off).length}): ${off.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(' ')}`,
    `  调休上班 / worked in exchange (${work.length}): ${work.join(' ')}`,
    ...(doubt ? [`  注意：${doubt.zh}`, `  Mind: ${doubt.en}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const ending = (): string =>
  `已收录至 ${coveredThrough()}；之后的期限末日是暂定的。 / On record up to ${coveredThrough()}; last days beyond it are provisional.\n`;
