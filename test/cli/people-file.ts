const HEADER = 'person_id,name,email,type,rank,unit,site,nation,zone,supervisor_id,starts_on,leaves_on,roles'

/** A people file of `count` constables below one sergeant; the person on line 17 has a type that there is not. */
export function peopleFile(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const line = index + 2
    const type = line === 17 ? 'wizard' : 'officer'
    const above = index === 0 ? '' : 'N0'
    return `N${index},Newcomer ${index},n${index}@sample.example,${type},Constable,New Unit,,england,,${above},,,`
  })
  return [HEADER, ...lines, ''].join('\n')
}
