import pg from "pg";

const parsers = new Map<number, (text: string) => unknown>([[pg.types.builtins.INT8, parseInt8]]);

/**
 * How column values become JavaScript: `int8` as a number, the rest as `pg` does it (`timestamptz` as a Date).
 * Given to each pool, because `pg.types.setTypeParser` would change it for the whole process.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format),
};

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53: ${text}`);
  return value;
}
