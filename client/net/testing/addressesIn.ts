/**
 * Names of things, not places that a browser goes to: namespaces, schema versions, the engine's own home page. And what
 * the Colyseus SDK calls without an address, which is this machine itself.
 */
const names = [
  /^ws:\/\/127\.0\.0\.1:2567$/,
  /^http:\/\/www\.w3\.org\/(1998\/Math\/MathML|1999\/xhtml|1999\/xlink|2000\/svg|2000\/xmlns)/,
  /^https?:\/\/json-schema\.org\/draft/,
  /^https:\/\/phaser\.io\/?$/,
];
/** `http://` followed by a value: an address is being put together from where the page itself was. */
const madeOfValues = /^https?:\/\/\[?\$\{/;

/** The absolute addresses in a built file that a browser might fetch from. */
export function addressesIn(text: string, file: string): readonly string[] {
  const absolute = text.match(/\b(?:https?|wss?|ftp):\/\/[^"'`\\ )<>\s]+/g) ?? [];
  // Without a scheme an address is one only where a browser looks for it.
  const schemeless = file.endsWith(".js")
    ? []
    : (text.match(/(?:src|href)="\/\/[^"]+|url\(["']?\/\/[^)]+/g) ?? []);
  const places = absolute.filter(
    (address) => !madeOfValues.test(address) && !names.some((name) => name.test(address)),
  );
  return [...places, ...schemeless];
}
