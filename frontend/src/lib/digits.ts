/** A NIP as people write it while they search: some digits, with or without spaces. */
const LEAST = 4

/** Some digits as they are written or pasted; none where a name is searched. */
export function digitsIn(q: string): string {
  const bare = q.replaceAll(/[\s.'\u00a0-]/g, '')
  return /^\d{4,18}$/.test(bare) ? bare : ''
}

/** Digits that are too few to tell anybody apart. */
export const isTooShort = (q: string) => /^[\d\s.-]+$/.test(q.trim()) && q.replaceAll(/\D/g, '').length < LEAST
