/** The pages before one is in; they load without the shell. */
export const SIGN_IN_PATHS: ReadonlySet<string> = new Set(['/masuk', '/masuk/aktivasi', '/masuk/ganti-sandi'])
