/** What a token may do, by the part of the work; and a first thing to ask for with it. */
import type { Scope } from './account-queries'
import type { tokenMessages } from './token-messages'

type Group = keyof (typeof tokenMessages)['id']['groups']

/** `identity:write` is left out: a token makes no tokens and changes no password. */
export const SCOPE_GROUPS: readonly (readonly [Group, readonly Scope[]])[] = [
  ['goals', ['goals:read', 'goals:write']],
  ['achievements', ['achievements:read', 'achievements:write', 'measurements:read', 'measurements:write']],
  ['feedback', ['feedback:read', 'feedback:write']],
  ['evaluations', ['evaluations:read', 'evaluations:write']],
  ['overview', ['tasks:read', 'tasks:write', 'analytics:read', 'events:read']],
  ['organization', ['organization:read', 'organization:write']],
  ['rules', ['rules:read', 'cycles:read', 'cycles:write']],
  ['identity', ['identity:read']],
]

const READS: Partial<Record<Scope, string>> = {
  'goals:read': '/plans',
  'measurements:read': '/services',
  'feedback:read': '/feedback/received',
  'evaluations:read': '/evaluations?mine=employee',
  'tasks:read': '/tasks',
  'organization:read': '/me',
  'rules:read': '/rules/behaviour-values',
  'cycles:read': '/cycles',
  'identity:read': '/sessions',
}

/** The token itself stands in a variable, so that it does not stay in the shell's history. */
export function curlFor(scopes: readonly Scope[]): string | null {
  const read = scopes.map((scope) => READS[scope]).find(Boolean)
  return read ? `curl -H "Authorization: Bearer $SIMKIN_TOKEN" "${location.origin}/api/v1${read}"` : null
}
