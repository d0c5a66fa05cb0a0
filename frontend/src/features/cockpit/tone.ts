/** The colour of a bar, which never stands without its word. */
import type { Track } from '@/components/progress-messages'

const TONES = { ahead: 'ahead', on_track: 'ahead', slightly_behind: 'late', far_behind: 'far', reported: 'none', not_reported: 'none' } as const

export const toneOf = (track: Track) => TONES[track]
