/** The pages before one is in; they load without the frame. */
export const GATE_PATHS: ReadonlySet<string> = new Set(['/masuk', '/masuk/aktivasi', '/masuk/ganti-sandi'])
