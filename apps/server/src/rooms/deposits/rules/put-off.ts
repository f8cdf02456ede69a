/** The payee is asked whether the money came already: until then neither a file nor a rail takes it. */
export const isPutOff = ({ putOffUntil }: { putOffUntil: Date | null }, now: Date): boolean =>
  putOffUntil !== null && putOffUntil > now;
