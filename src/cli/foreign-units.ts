/**
 * Deliveries from below and the notices of this office come in; the own units of a sender that none of them knows go out, each as the line that
 * makes them known. Nothing is known by the word of a delivery alone: whoever takes it in decides.
 */
import type { DeliveredUnit } from '../form/delivery-manifest.ts'
import type { OpenedDelivery } from '../intake/open-delivery.ts'
import type { Notice } from '../notice/notice.ts'
import { quote } from '../value/quote.ts'

/** `''` where there are none. */
export function foreignUnitsText(deliveries: readonly OpenedDelivery[], notices: readonly Notice[]): string {
  const known = new Set(notices.flatMap(({ units }) => units.map(({ key }) => key)))
  return deliveries
    .flatMap(({ path, manifest }) => {
      const units = manifest?.units?.filter(({ key }) => !known.has(key)) ?? []
      if (units.length === 0) return []
      const names = units.map(({ name }) => `“${quote(name)}”`).join('、')
      return [
        `! ${path} 里有报送单位的通知自己列的单位：${names}，本单位的通知没有，会报“没有名为…的单位”。`,
        '  要照收，把下面几行写进通知包的 units，再来一次（没有自己的通知包，先写一个 extends 这份通知的）：',
        ...units.map((unit) => `  - ${lineOf(unit)}`),
      ]
    })
    .join('\n')
}

/** As a pack has it; what somebody else named it is no more than a text. */
function lineOf({ key, name, also, parent }: DeliveredUnit): string {
  const text = (each: string) => JSON.stringify(each)
  const others = also.length > 0 ? `, also: [${also.map(text).join(', ')}]` : ''
  return `{ key: ${key}, name: ${text(name)}${others}, parent: ${text(parent)} }`
}
