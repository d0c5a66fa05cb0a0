/** How what comes with a page is written down (`first-looks.ts`). */
export type FirstLook = { path: string; part: string; answers: Record<string, string> }

export const v1 = (path: string) => `/api/v1/${path}`
const HEALTH = { health: '/api/health/live' }
/** What the shell asks for on every page. */
const SHELL = { me: v1('me'), ...HEALTH, period: v1('periods/current'), tasks: v1('tasks') }

export const signIn = (path: string): FirstLook => ({ path, part: 'src/app/sign-in-start.tsx', answers: HEALTH })
export const page = (path: string, part: string, answers: Record<string, string> = {}): FirstLook => ({
  path,
  part: `src/${part}-page.tsx`,
  answers: { ...SHELL, ...answers },
})
