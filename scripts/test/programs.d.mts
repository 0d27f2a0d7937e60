export function findBrowser(): string | undefined
export function ensurePrograms(): void
