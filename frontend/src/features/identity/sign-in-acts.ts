/** Coming in: by password, by code, by a changed password. */
import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { useAct } from '@/lib/use-act'

type SignIn = components['schemas']['SignIn']
type Activation = components['schemas']['Activation']
type PasswordChange = components['schemas']['PasswordChange']

export function useSignIn() {
  return useAct((body: SignIn) => api.POST('/api/v1/session', { body }).then(dataOf))
}

export function useActivation() {
  return useAct((body: Activation) => api.POST('/api/v1/session/activation', { body }).then(dataOf))
}

export function usePasswordChange() {
  return useAct((body: PasswordChange) => api.PUT('/api/v1/me/password', { body }).then(dataOf))
}
