/** The symbols that feedback may carry beside its words. */
export type FeedbackSymbol = 'jempol' | 'senyum'

const id: Record<FeedbackSymbol, string> = { jempol: 'Jempol', senyum: 'Senyum' }
const en: typeof id = { jempol: 'Thumb up', senyum: 'Smile' }
export const symbolMessages = { id, en }
