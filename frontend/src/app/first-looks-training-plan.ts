/** What comes with the pages of training needs and plans. */
import { type FirstLook, page, v1 } from './first-look.ts'

const inPlan = { place: v1('insights/place'), plan: v1('training-plan?unit_id={place.unit.id}&year={period.year}') }
const competences = v1('competences?ended=true')

export const TRAINING_PLAN_LOOKS: readonly FirstLook[] = [
  page('/opd/pelatihan', 'features/training-plan/overview', {
    ...inPlan,
    needs: v1('development/needs?unit_id={place.unit.id}&by=unit&year={period.year}'),
    competences,
  }),
  page('/opd/pelatihan/usulan/baru', 'features/training-plan/new-proposal', {
    ...inPlan,
    needs: v1('development/needs?unit_id={place.unit.id}&by=unit&year={period.year}'),
    units: v1('units?agency_id={me.agency_id}&page=1&size=200'),
    competences,
  }),
  page('/opd/pelatihan/usulan/$programmeId/ubah', 'features/training-plan/change-proposal', { programme: v1('training-programmes/{page.programmeId}'), competences }),
  page('/opd/pelatihan/cetak', 'features/training-plan/plan-paper', { ...inPlan, competences }),
  page('/opd/bakat', 'features/training-plan/talent', { place: v1('insights/place'), talent: v1('development/talent?unit_id={place.unit.id}') }),
  page('/opd/kompetensi', 'features/training-plan/model', { competences, requirements: v1('position-competences'), words: v1('competence-words') }),
]
