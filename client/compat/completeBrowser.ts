/** What the oldest browsers lack of JavaScript and the pages or their libraries use, each added only where it is missing. */
const missing: Readonly<Record<string, () => void>> = {
  at: () => {
    const at = function <T>(this: ArrayLike<T>, index: number): T | undefined {
      const whole = Math.trunc(index) || 0;
      return this[whole < 0 ? this.length + whole : whole];
    };
    add(Array.prototype, "at", at);
    add(String.prototype, "at", at);
    add(Object.getPrototypeOf(Uint8Array.prototype), "at", at);
  },
  findLast: () =>
    add(Array.prototype, "findLast", function <
      T,
    >(this: readonly T[], test: (item: T, index: number, list: readonly T[]) => unknown): T | undefined {
      for (let index = this.length - 1; index >= 0; index--) {
        const item = this[index] as T;
        if (test(item, index, this)) return item;
      }
      return undefined;
    }),
  toSorted: () =>
    add(Array.prototype, "toSorted", function <
      T,
    >(this: readonly T[], compare?: (a: T, b: T) => number): readonly T[] {
      return [...this].sort(compare);
    }),
  isWellFormed: () =>
    add(String.prototype, "isWellFormed", function (this: string): boolean {
      return !loneHalf.test(this);
    }),
  toWellFormed: () =>
    add(String.prototype, "toWellFormed", function (this: string): string {
      return this.replace(loneHalves, "\uFFFD");
    }),
};

/** By the names of the methods: the built pages may call these. */
export const completed: readonly string[] = Object.keys(missing);

/** A pattern with the flag `u` takes a pair as one character, so what it finds here is half of one. */
const loneHalf = /[\uD800-\uDFFF]/u;
const loneHalves = /[\uD800-\uDFFF]/gu;

export function completeBrowser(): void {
  for (const complete of Object.values(missing)) complete();
}

function add(prototype: object, name: string, value: unknown): void {
  if (name in prototype) return;
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}
