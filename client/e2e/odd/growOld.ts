/**
 * Takes from a browser what it got after the oldest that the pages are built for: what is called by these names, wherever
 * it stands, and look-behind in patterns that are made by `RegExp`. Complete in itself: it runs before a page's scripts.
 */
export function growOld(names: readonly string[]): void {
  const list = Array.prototype;
  const holders: readonly object[] = [
    globalThis,
    ...[Object, Array, Map, Promise, AbortSignal],
    ...[list, String.prototype, Object.getPrototypeOf(Uint8Array.prototype), Set.prototype],
    ...[Document, Element, HTMLDialogElement, HTMLFormElement].map(({ prototype }) => prototype),
    ...[CanvasRenderingContext2D, Path2D, Crypto].map(({ prototype }) => prototype),
  ];
  for (const name of names) for (const holder of holders) Reflect.deleteProperty(holder, name);

  const refuse = (pattern: unknown) => {
    const source = pattern instanceof RegExp ? pattern.source : `${pattern}`;
    if (/\(\?<[=!]/.test(source))
      throw new SyntaxError("Invalid regular expression: invalid group specifier name");
  };
  globalThis.RegExp = new Proxy(RegExp, {
    construct(native, [pattern, ...flags], made) {
      refuse(pattern);
      return Reflect.construct(native, [pattern, ...flags], made);
    },
    apply(native, self, [pattern, ...flags]) {
      refuse(pattern);
      return Reflect.apply(native, self, [pattern, ...flags]);
    },
  });
}
