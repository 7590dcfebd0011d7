// Preloaded into a program under test (`node --require`): it lives at the moment ITCAP_TEST_NOW names, and its clock goes on from there.
// Timers are left alone. Without ITCAP_TEST_NOW nothing changes.
const moment = process.env.ITCAP_TEST_NOW
if (moment) {
  const Real = Date
  const ahead = Real.parse(moment) - Real.now()
  if (Number.isNaN(ahead)) throw new Error(`ITCAP_TEST_NOW is no time: ${moment}`)
  // biome-ignore lint/suspicious/noShadowRestrictedNames: it stands in for Date, down to its name.
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + ahead)
      else super(...given)
    }
    static now() {
      return Real.now() + ahead
    }
  }
}
