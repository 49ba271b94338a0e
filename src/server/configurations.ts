import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Configuration, type FileConfig } from '../config.js'
import { ConfigError, resolveConfig } from '../lint.js'
import { loadThirdParty, type ThirdPartyLinter } from '../thirdparty.js'

/** Names under which a configuration may lie in a directory, and of files that decide what is checked. */
export const configurationFiles = ['.textlintrc', '.textlintrc.json', '.textlintrc.yaml', '.textlintrc.yml', '.textlintrc.js', '.textlintrc.cjs', 'package.json', '.textlintignore', '.gitignore'] as const

/** Something wrong with a configuration. `path` is the file to mend, if it is known. */
export interface ConfigurationProblem { path?: string; message: string }

const defaults: FileConfig = { config: resolveConfig(), digest: 'default' }

/**
 * The configuration for each draft. One that is broken (it is being edited) does not stop the checking: the last one that
 * was right goes on, and {@link problems} says what is wrong.
 */
export class Configurations {
  private current: Configuration
  private readonly lastGood = new Map<string, FileConfig>()
  private readonly others = new Map<string, Promise<ThirdPartyLinter | undefined>>()
  /** By message. */
  readonly problems = new Map<string, ConfigurationProblem>()
  private stamps = new Map<string, string>()

  constructor(private trusted: boolean) {
    this.current = new Configuration({ cwd: process.cwd(), trusted })
  }

  /** Forgets what was read: the files have changed. */
  reload(trusted: boolean = this.trusted): void {
    this.trusted = trusted
    this.current = new Configuration({ cwd: process.cwd(), trusted })
    this.others.clear()
    this.problems.clear()
  }

  /** For an absolute path. Never throws. */
  for(path: string): FileConfig {
    const directory = dirname(path)
    try {
      const found = this.current.for(path)
      this.lastGood.set(directory, found)
      return found
    } catch (error) {
      this.report(error)
      return this.lastGood.get(directory) ?? defaults
    }
  }

  /** Rules of others that the configuration names, loaded once for each configuration. */
  othersFor({ thirdParty, digest }: FileConfig): Promise<ThirdPartyLinter | undefined> | undefined {
    if (!thirdParty || !this.trusted) return undefined
    let loading = this.others.get(digest)
    if (!loading) {
      loading = loadThirdParty(thirdParty).catch((error: unknown) => {
        this.report(error, thirdParty.from)
        return undefined
      })
      this.others.set(digest, loading)
    }
    return loading
  }

  private report(error: unknown, path?: string): void {
    const message = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    const where = path ?? (error instanceof ConfigError ? error.path : undefined)
    this.problems.set(message, { message: where ? message.replace(`${where}：`, '') : message, ...(where && { path: where }) })
  }

  /** For clients that cannot watch files: whether any file that speaks for these directories has changed since the last call. */
  changedOnDisk(directories: Iterable<string>): boolean {
    const now = new Map<string, string>()
    for (const directory of directories) {
      for (let at = directory; !now.has(at); at = dirname(at)) {
        now.set(at, configurationFiles.map((name) => {
          try {
            const stat = statSync(join(at, name), { throwIfNoEntry: false })
            return stat ? `${name}:${stat.mtimeMs}:${stat.size}` : ''
          } catch {
            return '' // a directory we may not look into
          }
        }).join(' '))
      }
    }
    const before = this.stamps
    this.stamps = now
    for (const [directory, stamp] of now) if (before.has(directory) && before.get(directory) !== stamp) return true
    return false
  }
}
