import type { components } from '@/api/contract'

type Kind = components['schemas']['ImprovementStepKind']

/** What was put on record, how one does it, and what is written there. */
const id = {
  step: {
    mulai: 'Rencana perbaikan dimulai',
    bicara: 'Pembicaraan bulanan',
    tercapai: 'Tujuan tercapai',
    belum_tercapai: 'Belum tercapai; dilanjutkan dengan uji kompetensi',
    uji_memenuhi: 'Uji kompetensi: memenuhi standar',
    uji_di_bawah: 'Uji kompetensi: di bawah standar',
    pindah: 'Dipindahkan ke jabatan lain',
    tempatkan: 'Ditempatkan sementara',
    berhentikan: 'Diberhentikan dengan hormat',
    hentikan: 'Rencana dihentikan',
  } satisfies Record<Kind, string>,
  act: {
    mulai: 'Mulai rencana perbaikan',
    bicara: 'Catat pembicaraan bulan ini',
    tercapai: 'Nyatakan tujuan tercapai',
    belum_tercapai: 'Nyatakan belum tercapai',
    uji_memenuhi: 'Catat: memenuhi standar',
    uji_di_bawah: 'Catat: di bawah standar',
    pindah: 'Catat pemindahan',
    tempatkan: 'Catat penempatan sementara',
    berhentikan: 'Catat pemberhentian dengan hormat',
    hentikan: 'Hentikan rencana ini',
  } satisfies Record<Kind, string>,
  hint: {
    mulai: '',
    bicara: 'Yang sudah membaik, yang masih berat, dan bantuan sampai bulan depan.',
    tercapai: 'Sebutkan yang sudah dicapai. Rencana ini selesai dengan baik.',
    belum_tercapai: 'Sebutkan tujuan mana yang belum tercapai dan bantuan apa yang sudah diberikan.',
    uji_memenuhi: 'Siapa yang menguji dan apa hasilnya.',
    uji_di_bawah: 'Siapa yang menguji dan apa hasilnya.',
    pindah: 'Keputusan pejabat yang berwenang; aplikasi ini hanya mencatatnya.',
    tempatkan: 'Belum ada jabatan lowong. Keputusan pejabat yang berwenang; aplikasi ini hanya mencatatnya.',
    berhentikan: 'Keputusan pejabat yang berwenang; aplikasi ini hanya mencatatnya.',
    hentikan: 'Misalnya: hasil evaluasi dikoreksi, atau pegawai pensiun.',
  } satisfies Record<Kind, string>,
}

export const stepMessages: { id: typeof id; en: typeof id } = {
  id,
  en: {
    step: { mulai: 'Improvement plan began', bicara: 'Monthly talk', tercapai: 'Goals reached', belum_tercapai: 'Not reached; a competence test follows', uji_memenuhi: 'Competence test: meets the standard', uji_di_bawah: 'Competence test: below the standard', pindah: 'Moved to another post', tempatkan: 'Placed temporarily', berhentikan: 'Honourably dismissed', hentikan: 'Plan stopped' },
    act: { mulai: 'Begin an improvement plan', bicara: 'Record this month’s talk', tercapai: 'Say that the goals are reached', belum_tercapai: 'Say that they are not reached', uji_memenuhi: 'Record: meets the standard', uji_di_bawah: 'Record: below the standard', pindah: 'Record the move', tempatkan: 'Record a temporary placement', berhentikan: 'Record an honourable dismissal', hentikan: 'Stop this plan' },
    hint: { mulai: '', bicara: 'What is better, what is still hard, and the help until next month.', tercapai: 'Say what was reached. The plan ends well.', belum_tercapai: 'Say which goals were not reached and which help was given.', uji_memenuhi: 'Who tested, and with what result.', uji_di_bawah: 'Who tested, and with what result.', pindah: 'What the authorised official decided; this application only records it.', tempatkan: 'No post is vacant yet. What the authorised official decided; this application only records it.', berhentikan: 'What the authorised official decided; this application only records it.', hentikan: 'For example: the result was corrected, or the person has retired.' },
  },
}
