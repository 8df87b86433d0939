import type { EnrolledRoom, Reply } from '../../conversation/exchange.ts'
import type { Caller } from '../../kernel/caller.ts'
import type { Language } from '../../kernel/language.ts'
import type { Setting } from '../../kernel/setting.ts'
import type { Values } from '../../view/form.ts'
import type { Carry } from '../../view/message.ts'
import { checkSetting, chosenIn, type Kept } from './setting.ts'
import { changedMeanwhile, settingsForm, settingsMessage } from './views.ts'

export type SettingsPorts = {
  own(caller: Caller): Promise<Kept>
  save(caller: Caller, wanted: Setting, version: number): Promise<{ kind: 'saved' | 'stale'; now: Kept }>
  /** The force's, for who has chosen none. */
  language: Language
}

/** One's own settings: nothing names whose. */
export function settingsRoom(ports: SettingsPorts): EnrolledRoom {
  return async ({ ask }, caller) => {
    if (ask.kind === 'submit') return save(ports, caller, ask.values, ask.carry)
    const { setting, version } = await ports.own(caller)
    if (ask.kind === 'press' && ask.button === 'settings.change') {
      return { kind: 'ask', form: settingsForm(chosenIn(setting, ports.language), {}, version) }
    }
    return { kind: 'show', message: settingsMessage(setting, ports.language, false) }
  }
}

async function save(ports: SettingsPorts, caller: Caller, values: Values, { version = '' }: Carry): Promise<Reply> {
  const chosen = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat().join()]))
  const checked = checkSetting(chosen, ports.language)
  if (!checked.ok) return { kind: 'keep', errors: checked.errors }
  const { kind, now } = await ports.save(caller, checked.setting, /^\d{1,9}$/.test(version) ? Number(version) : 0)
  if (kind === 'saved') return { kind: 'update', message: settingsMessage(now.setting, ports.language, true) }
  const errors = { form: changedMeanwhile(now.setting, ports.language) }
  return { kind: 'ask', form: settingsForm(values, errors, now.version) }
}
