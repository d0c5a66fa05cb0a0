/** Words of delegating: who assesses one's staff for a while. */
const id = {
  act: 'Delegasikan penilaian',
  lead: 'Anda menilai pegawai ini. Selama berhalangan, Anda dapat mendelegasikannya kepada pejabat lain di perangkat daerah Anda (PermenPANRB 6/2022 pasal 1 angka 9).',
  kind: 'Pilih atasan lain atau pejabat yang memimpin unit. Pejabat fungsional menilai sepanjang memimpin unit kerja (lampiran IV.A.7). Bawahan pegawai ini tidak dapat dipilih.',
  follows: 'Selama delegasi berlaku, yang Anda tunjuk menyetujui SKP, memeriksa bukti, dan mengevaluasi. Pegawai dan yang Anda tunjuk melihatnya beserta alasannya. Sesudah tanggal terakhir, penilaian kembali kepada Anda.',
  last: 'Sampai dengan tanggal',
  reasonHint: 'Sedikitnya 10 huruf. Pegawai dan yang Anda tunjuk membacanya.',
  ask: (who: string) => `Delegasikan penilaian ${who}?`,
  given: 'Penilaian sudah didelegasikan.',
  end: 'Akhiri delegasi',
  endAsk: (who: string) => `Akhiri delegasi kepada ${who}?`,
  endMore: 'Delegasi berakhir hari ini. SKP dan evaluasi yang belum selesai kembali kepada atasan yang mendelegasikannya.',
  insteadOf: (who: string) => `menggantikan ${who}`,
}
const en: typeof id = {
  act: 'Delegate the assessing', lead: 'You assess this person. While you are away you can delegate it to another official of your agency (PermenPANRB 6/2022 art. 1 no. 9).',
  kind: 'Choose another superior or an official who leads a unit. Functional officials assess as far as they lead a unit (annex IV.A.7). Subordinates of this person cannot be chosen.',
  follows: 'While it lasts, whom you choose agrees to plans, checks evidence and evaluates. The person and whom you choose see it with the reason. After the last day it is yours again.',
  last: 'Until, that day included', reasonHint: 'At least 10 letters. The person and whom you choose read it.', ask: (who) => `Delegate the assessing of ${who}?`, given: 'The assessing is delegated.',
  end: 'End the delegation', endAsk: (who) => `End the delegation to ${who}?`, endMore: 'It ends today. Open plans and evaluations go back to the superior who delegated them.', insteadOf: (who) => `in place of ${who}`,
}
export const delegationMessages = { id, en }
