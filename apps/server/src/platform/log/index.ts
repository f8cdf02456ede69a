import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/**
 * The server's log: JSON lines on stdout. It never holds personal data: no URL with a query, no body, no address of
 * a visitor, no SQL text or parameter, no text of an unexpected error that a database might have filled with values.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

interface ErrorLine {
  name: string;
  code?: string;
  constraint?: string;
  message?: string;
  /** Program places only: `file:line`, never a message. */
  stack: string[];
}

/** What may be written of an error: database drivers put row values into `message`, `detail`, `query`, `params`. */
export function describeError(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const { code, constraint, severity } = error as {
    code?: unknown;
    constraint?: unknown;
    severity?: unknown;
  };
  const fromDatabase = severity !== undefined || constraint !== undefined;
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(fromDatabase ? {} : { message: error.message.slice(0, 500) }),
    stack: stackPlaces(error.stack ?? ''),
  };
}

function stackPlaces(stack: string): string[] {
  const places = stack.matchAll(/^\s+at .*?((?:apps|packages|node_modules)\/[^\s)]+:\d+):\d+\)?$/gm);
  return [...places].slice(0, 12).map((match) => match[1] as string);
}
