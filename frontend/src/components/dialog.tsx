/**
 * A dialog over the page. What it is made of is nothing of a first look, so it is fetched when the page has come to rest: before
 * anybody needs it, and while there is a network.
 */
import type { ModalProps } from '@mantine/core'
import { type ComponentType, createElement, useEffect, useState, useSyncExternalStore } from 'react'

let Frame: ComponentType<ModalProps> | undefined
let loading: Promise<void> | undefined
const listeners = new Set<() => void>()

export function loadDialogs(): Promise<void> {
  loading ??= import('./dialog-frame').then(
    (part) => {
      Frame = part.DialogFrame
      for (const listener of listeners) listener()
    },
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Dialog({ opened, ...rest }: ModalProps) {
  const Shown = useSyncExternalStore(subscribe, () => Frame)
  const [fault, setFault] = useState<unknown>()
  useEffect(() => {
    if (opened) loadDialogs().catch(setFault)
  }, [opened])
  if (fault) throw fault
  return Shown ? createElement(Shown, { opened, ...rest }) : null
}
