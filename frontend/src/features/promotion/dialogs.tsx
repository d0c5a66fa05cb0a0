/** Dialogs of promotion: fetched when one is opened, for most who read a list change nothing. */
import { type ComponentType, createElement, lazy, Suspense } from 'react'

const waited = <Props extends object>(Part: ComponentType<Props>) => (props: Props) => <Suspense fallback={null}>{createElement(Part, props)}</Suspense>

export const ProposeDialog = waited(lazy(() => import('./propose-dialog').then((part) => ({ default: part.ProposeDialog }))))
export const GiveBackDialog = waited(lazy(() => import('./give-back-dialog').then((part) => ({ default: part.GiveBackDialog }))))
export const DecideDialog = waited(lazy(() => import('./decide-dialog').then((part) => ({ default: part.DecideDialog }))))
export const RecordDialog = waited(lazy(() => import('./record-dialog').then((part) => ({ default: part.RecordDialog }))))
export const ReverseDialog = waited(lazy(() => import('./reverse-dialog').then((part) => ({ default: part.ReverseDialog }))))
