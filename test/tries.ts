/**
 * How often a property is tried comes in as often as `.ci/run` tries it; a run at a desk tries a third of them. No seed is fixed, so that each run
 * tries other cases, and many runs find what one long one does. Never for what must come up in a single run.
 */
export const tries = (number: number) => (process.env.CI ? number : Math.ceil(number / 3))
