/** Numbers as a reader wants them: three significant digits and a unit. */

const UNITS = [[1, "ns"], [1e3, "µs"], [1e6, "ms"], [1e9, "s"]];

/** A duration in nanoseconds: "850 ns", "12.3 µs", "4.56 ms", "1,234 s". */
export function duration(nanos) {
  const size = Math.abs(nanos);
  if (size === 0) return "0 s";
  let unit = 0;
  while (unit + 1 < UNITS.length && size >= UNITS[unit + 1][0] * 0.9995) unit++;
  return `${threeDigits(nanos / UNITS[unit][0])} ${UNITS[unit][1]}`;
}

function threeDigits(value) {
  const size = Math.abs(value);
  return size >= 99.95 ? Math.round(value).toLocaleString("en-US") : value.toFixed(size >= 9.995 ? 1 : 2);
}

/** A number with three significant digits and no exponent: "0.123", "12.3", "1,234". */
export function significant(value) {
  return Number.isInteger(value) ? value.toLocaleString("en-US") : threeDigits(value);
}

/** A share between 0 and 1: "0 %", "< 0.1 %", "0.4 %", "23 %". */
export function percent(share) {
  const value = share * 100;
  if (value > 0 && value < 0.05) return "< 0.1 %";
  return `${value > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} %`;
}

/** A tick of a time axis: as many digits as two neighbours need to differ. */
export function tick(nanos, step) {
  let unit = 0;
  while (unit + 1 < UNITS.length && Math.max(Math.abs(nanos), step) >= UNITS[unit + 1][0]) unit++;
  const [size, name] = UNITS[unit];
  const digits = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step / size) - 1e-9)));
  return nanos === 0 ? "0" : `${(nanos / size).toFixed(digits)} ${name}`;
}

/** The largest of 1, 2 and 5 times a power of ten that gives about `count` steps over `length`. */
export function niceStep(length, count) {
  const rough = length / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return Math.max(1, (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10) * power);
}
