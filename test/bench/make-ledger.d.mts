/** For the TypeScript that makes workspaces too. */
/** Paths of the files to import, in order. */
export function makeLedgerFiles(folder: string, size: { schools: number; persons: number }): string[]
