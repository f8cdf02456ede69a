/**
 * The byte values of many rows as one binary parameter, and where each lies in it as the literals of two `int[]`: for
 * `substr(bytes, start, length)`. An array of bytes would go as hexadecimal text, twice as long and read digit by digit.
 */
export function endToEnd(values: readonly Uint8Array[]): { bytes: Buffer; starts: string; lengths: string } {
  let start = 1;
  const starts = values.map(({ length }) => {
    start += length;
    return start - length;
  });
  return {
    bytes: Buffer.concat(values),
    starts: `{${starts.join(',')}}`,
    lengths: `{${values.map(({ length }) => length).join(',')}}`,
  };
}
