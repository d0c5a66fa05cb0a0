/**
 * What comes with each page that is opened by its address: the files of its code, and the answers that it asks for first. Of
 * two that fit an address the first counts.
 *
 * The build writes this down for the server (`scripts/first-look.ts`, `api/first_look.py`). In an address stand values of
 * answers before it (`{me.id}`, `{plans.items.-1.id}`: the last) and of the page's own address (`{page.planId}`), after `#` words
 * that a list must have for it to be asked (`{me.may.people}`). An answer that cannot be had does not come, and the page asks. What is missing here costs time, and nothing else: `e2e/first-look.mjs` holds every page against its limits. All pages stand in `first-looks.ts`.
 */
export type FirstLook = { path: string; part: string; answers: Record<string, string> }

export const v1 = (path: string) => `/api/v1/${path}`
export const HEALTH = { health: '/api/health/live' }
/** What the shell asks for on every page. */
const SHELL = { me: v1('me'), ...HEALTH, period: v1('periods/current'), tasks: v1('tasks') }

export const signIn = (path: string): FirstLook => ({ path, part: 'src/app/sign-in-start.tsx', answers: HEALTH })
export const page = (path: string, part: string, answers: Record<string, string> = {}): FirstLook => ({
  path,
  part: `src/${part}-page.tsx`,
  answers: { ...SHELL, ...answers },
})
