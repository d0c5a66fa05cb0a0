/** Coming in: by password, by code, by a changed password. */
import { api, dataOf } from '@/api/client'
import type { components } from '@/api/contract'
import { useAction } from '@/lib/use-action'

type SignIn = components['schemas']['SignIn']
type Activation = components['schemas']['Activation']
type PasswordChange = components['schemas']['PasswordChange']

export function useSignIn() {
  return useAction((body: SignIn) => api.POST('/api/v1/session', { body }).then(dataOf))
}

export function useActivation() {
  return useAction((body: Activation) => api.POST('/api/v1/session/activation', { body }).then(dataOf))
}

export function usePasswordChange() {
  return useAction((body: PasswordChange) => api.PUT('/api/v1/me/password', { body }).then(dataOf))
}
