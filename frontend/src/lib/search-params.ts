/** Values as an address may hold them: the router reads `2026` as a number and the rest as text; nobody vouches for either. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

export function numberIn(value: unknown): number | undefined {
  return Number(value) || undefined
}
