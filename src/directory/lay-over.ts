import { CORRECTED_FIELDS, type Correction } from '../kernel/correction.ts'
import type { Service, ServiceStatus } from '../kernel/service.ts'

/**
 * An entry with what an editor changed laid over it, still to be checked like any entry of a file. A check counts for the
 * contacts it was made of: new ones that nobody rang are not rung, whatever was before. A later check in the file wins
 * over an earlier one in chat.
 */
export function layOver(service: Service, correction: Correction): unknown {
  const { switched, offBecause } = correction
  const fields = Object.fromEntries(CORRECTED_FIELDS.map((name) => [name, correction.fields[name]]).filter(isThere))
  const changed = correction.fields.contacts !== undefined
  const { verifiedOn, verifiedBy, ...rest } = service
  const before = verifiedOn === undefined || changed ? {} : { verifiedOn, verifiedBy }
  const check = newest(service, correction)
  const laid = {
    ...rest,
    ...(check ? { verifiedOn: check.on, verifiedBy: check.by } : before),
    ...fields,
    status: statusOf(service, switched, check ? 'rung' : changed ? 'source-seen' : service.status),
    ...(offBecause === null ? {} : { offBecause }),
  }
  return Object.fromEntries(Object.entries(laid).filter(([, value]) => value !== null && value !== undefined))
}

const isThere = ([, value]: readonly unknown[]): boolean => value !== undefined

function newest({ verifiedOn }: Service, { fields, checked }: Correction): Correction['checked'] {
  if (checked === null || fields.contacts !== undefined) return checked
  return verifiedOn !== undefined && verifiedOn >= checked.on ? null : checked
}

/** An entry that the files keep off stays off until somebody switches it on. */
function statusOf(service: Service, switched: Correction['switched'], otherwise: ServiceStatus): ServiceStatus {
  if (switched === 'off' || (service.status === 'off' && switched !== 'on')) return 'off'
  return otherwise === 'off' ? 'source-seen' : otherwise
}
