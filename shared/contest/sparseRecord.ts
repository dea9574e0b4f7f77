/** Farther than elements of an array may lie from each other. */
const beyondArrays = 2 ** 30;

/**
 * An empty record for keys that are numbers with wide gaps, such as the purchases of one team among those of all. V8 would
 * keep it as an array up to the largest key: 40 KB for a single purchase of a long contest, made anew with every change
 * and looked through to its end for a list of keys. An object that once had such a key is a table for good.
 */
export function sparseRecord<V>(): Record<string, V> {
  const record: Record<string, V | undefined> = {};
  record[beyondArrays] = undefined;
  Reflect.deleteProperty(record, beyondArrays);
  return record as Record<string, V>; // it is empty
}
