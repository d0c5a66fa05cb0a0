/** The three groups of a teacher's results (R103), named alike wherever they stand. */
const id = { tugas_pokok: 'Pelaksanaan tugas pokok', praktik_kinerja: 'Praktik kinerja', pengembangan_kompetensi: 'Pengembangan kompetensi' }
const en: typeof id = { tugas_pokok: 'Core duties', praktik_kinerja: 'Teaching practice', pengembangan_kompetensi: 'Growing in competence' }
export const resultGroupMessages = { id, en }
