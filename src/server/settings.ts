/** What an editor may tell the server, as `initializationOptions` and as `settings["zh-news"]` of `workspace/didChangeConfiguration`. */
export interface Settings {
  /** False: no diagnostics at all. */
  enable: boolean
  /** When a draft is checked. */
  run: 'onType' | 'onSave'
  /** False in a workspace the user has not vouched for: no configuration that is code is run, and no rules of others are loaded. */
  trusted: boolean
  /** Address of the rules' pages, to which `#id` is added. Default: the README beside the rules. */
  rulePages?: string
  /** `push` for a client that can pull but had rather not. */
  diagnostics: 'auto' | 'push'
  /** Send `zh-news/status` (see `status.ts`) after each check. */
  status: boolean
}

export const defaultSettings: Settings = { enable: true, run: 'onType', trusted: true, diagnostics: 'auto', status: false }

/** Takes what is usable and leaves the rest: a client may send anything. */
export function withSettings(base: Settings, given: unknown): Settings {
  if (typeof given !== 'object' || given === null) return base
  const { enable, run, trusted, rulePages, diagnostics, status } = given as Partial<Record<keyof Settings, unknown>>
  return {
    enable: typeof enable === 'boolean' ? enable : base.enable,
    run: run === 'onType' || run === 'onSave' ? run : base.run,
    trusted: typeof trusted === 'boolean' ? trusted : base.trusted,
    rulePages: typeof rulePages === 'string' && rulePages ? rulePages : base.rulePages,
    diagnostics: diagnostics === 'push' || diagnostics === 'auto' ? diagnostics : base.diagnostics,
    status: typeof status === 'boolean' ? status : base.status,
  }
}
