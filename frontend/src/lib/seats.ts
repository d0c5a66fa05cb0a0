/** Where a seat of a training is kept once it was read: for its page, and for the navigation, which asks whose it is. */
import type { components } from '@/api/contract'

import { SUBJECTS } from './query-keys'

export type SeatDetail = components['schemas']['SeatDetail']

export const seatKey = (id: string) => [...SUBJECTS.learning, 'seat', id] as const
