/** On which day the policies hold that are shown. */
export type InForceSearch = { hari?: string }

export const inForceSearch = ({ hari }: Record<string, unknown>): InForceSearch => ({ hari: typeof hari === 'string' && /^\d{4}-\d\d-\d\d$/.test(hari) ? hari : undefined })
