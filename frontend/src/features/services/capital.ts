/** A word as a heading begins with it. */
export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
