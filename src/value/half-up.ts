/** A fraction comes in, its decimal text rounded half up goes out: `(488957 × 100, 737686, 2)` → `66.28`. */
export function halfUp(numerator: number, denominator: number, decimals: number): string {
  const scale = 10 ** decimals
  // A hair above: 1.005 is stored as 1.00499999999999989.
  const scaled = Math.floor((numerator * scale) / denominator + 0.5 + 1e-9)
  return (scaled / scale).toFixed(decimals)
}
