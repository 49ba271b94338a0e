import { isAbsolute, relative, resolve, sep } from 'node:path'

/** The path as a person or a CI service wants it: from `cwd`, with `/`; outside of `cwd` it stays absolute. */
export function shortPath(path: string, cwd: string): string {
  if (isPlaceholder(path)) return path
  const short = relative(cwd, resolve(cwd, path))
  return (short.startsWith('..') || isAbsolute(short) || short === '' ? resolve(cwd, path) : short).split(sep).join('/')
}

/** The absolute path; the placeholder of standard input stays. */
export function fullPath(path: string, cwd: string): string {
  return isPlaceholder(path) ? path : resolve(cwd, path)
}

/** Each segment percent-encoded: Chinese file names are usual in a newsroom and not allowed in a URI. */
export function pathToUri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** `<stdin>`, `<text>`: no file. */
function isPlaceholder(path: string): boolean {
  return /^<.*>$/.test(path)
}
