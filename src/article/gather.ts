/** Adds an item to the list that a map holds under a key: what belongs together comes together, in the order it was met. */
export function gather<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
