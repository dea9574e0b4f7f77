import { expect, test } from "vitest";
import { picturesIn, withPictureNames } from "./pictures.ts";

const a = "0123456789abcdef0123456789abcdef";
const b = "fedcba9876543210fedcba9876543210";

test.each([
  [`![](media:${a})`, [a]],
  [`Look: ![a duck](media:${a}), and ![another](media:${b}) and ![a duck](media:${a})`, [a, b]],
  [`![the angle [ABC] \\] of it](media:${a})`, [a]],
  [`![x](<media:${a}> "A title (1)") ![y]( media:${b} 'z' )`, [a, b]],
  [`| ![x](media:${a}) | ![y](media:${b}) |\n|---|---|`, [a, b]],
  [`[no picture](media:${a})`, []],
  [`media:${a}`, []],
  [`![](media:${a.toUpperCase()}) ![](media:${a}0) ![](media:map.png)`, []],
  [`![](data:image/png;base64,media:${a})`, []],
  [`![](https://example.org/media:${a})`, []],
  ["", []],
])("MED1 %s names the pictures %j", (text, ids) => {
  expect(picturesIn(text)).toEqual(ids);
});

test("MED1 no text takes long to look through", () => {
  const pieces = [
    "![",
    "![[",
    "![]",
    "![\\]x",
    "![](media:",
    `![](media:${a} "`,
    `![](media:${a} (`,
    `![](media:${a}`,
    "\\",
  ];
  const most = 20_000;
  const startedAt = process.cpuUsage();
  for (const one of pieces)
    for (const other of [...pieces, " ", "]", ")"])
      expect(picturesIn((one + other).repeat(most / 2).slice(0, most)).length).toBeLessThan(2);
  const { user, system } = process.cpuUsage(startedAt);
  expect((user + system) / 1_000).toBeLessThan(3_000);
});

test("MED1 pictures are called otherwise, and nothing else changes", () => {
  const text = `![a [x]](media:map-1.png "t") [l](media:map-1.png) ![](media:gone.png) media:map-1.png`;
  expect(withPictureNames(text, (name) => (name === "map-1.png" ? a : null))).toBe(
    `![a [x]](media:${a} "t") [l](media:map-1.png) ![](media:gone.png) media:map-1.png`,
  );
});
