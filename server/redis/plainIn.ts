/** What JSON in Redis says; null: it is none, and so none of ours. */
export function plainIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
