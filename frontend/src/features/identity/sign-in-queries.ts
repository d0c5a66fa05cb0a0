/** Coming in: by password, by code, by a changed password. */
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { api, dataOf, networkProblem } from '@/api/client'
import type { components } from '@/api/contract'

type SignIn = components['schemas']['SignIn']
type Activation = components['schemas']['Activation']
type PasswordChange = components['schemas']['PasswordChange']

const fail = (error: unknown): never => {
  throw networkProblem(error)
}

export function useSignIn() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: SignIn) => api.POST('/api/v1/session', { body }).then(dataOf).catch(fail),
    onSuccess: () => cache.invalidateQueries(),
  })
}

export function useActivation() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: Activation) => api.POST('/api/v1/session/activation', { body }).then(dataOf).catch(fail),
    onSuccess: () => cache.invalidateQueries(),
  })
}

export function usePasswordChange() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: PasswordChange) => api.PUT('/api/v1/me/password', { body }).then(dataOf).catch(fail),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['me'] }),
  })
}
