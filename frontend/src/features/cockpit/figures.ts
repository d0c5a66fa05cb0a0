/** What is worked out of a unit's figures: shares, and how much they changed. Pure. */
import type { Figures } from './cockpit-queries'

const PREDIKAT = ['sangat_baik', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang'] as const

export const onTrack = (figures: Figures) => figures.ahead + figures.on_track
export const behind = (figures: Figures) => figures.slightly_behind + figures.far_behind
/** Posts that have a word for how they stand. */
export const standing = (figures: Figures) => onTrack(figures) + behind(figures)
/** Posts whose plan is agreed, so that they can report. */
export const reporting = (figures: Figures) => figures.complete + figures.unreported
export const rated = (figures: Figures) => PREDIKAT.reduce((sum, one) => sum + figures[one], 0)

/** In whole per cent; null of nothing. */
export const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((100 * part) / whole))
export const ofBasisPoints = (points: number | null) => (points === null ? null : Math.round(points / 100))

type Shown = (figures: Figures) => number | null

export const achieved: Shown = (figures) => ofBasisPoints(figures.progress_bp)
export const onTrackShare: Shown = (figures) => share(onTrack(figures), standing(figures))
export const completeShare: Shown = (figures) => share(figures.complete, reporting(figures))
export const linkedShare: Shown = (figures) => share(figures.goals_linked, figures.goals)

/** By how many points a figure changed; null where there is nothing to hold it against. */
export function change(shown: Shown, now: Figures, before: Figures | null): number | null {
  const [is, was] = [shown(now), before && shown(before)]
  return is === null || was === null ? null : is - was
}
