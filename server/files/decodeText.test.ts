import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Encoding, encodings } from "../../shared/contestFile/encodings.ts";
import { describeFileProblem } from "../../shared/contestFile/problems.ts";
import { decodeText } from "./decodeText.ts";
import { encodeText } from "./testing/encodeText.ts";

const HEADER = "row,column,category,price,kind,statement,answer\n";
const demo = readFileSync(new URL("../../demo/regata-po-russki.csv", import.meta.url), "utf8");
const sentences = demo.split("\n").filter((line, index) => /[а-я]/u.test(line) && index % 4 === 0);

const french =
  "Le château de Versailles a été construit à partir de 1661.\nOù est né Molière ?\nL’élève a reçu une récompense – déjà.";
const german = "Wie heißt die größte Stadt Österreichs?\nMädchen und Jungen müssen über die Brücke.";
const spanish = "¿Cuál es la capital de España?\nEl niño comió una manzana más.";
const japanese = "日本の首都はどこですか。\nりんごが三つあります。";

function bytesOf(text: string, encoding: Encoding): Uint8Array {
  const bytes = encodeText(text, encoding);
  if (bytes === null) throw new Error(`${encoding} lacks a character of ${text}`);
  return bytes;
}

const utf16le = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);

describe("FIL4 a file is read as it was written", () => {
  test.each([
    ["UTF-8", new TextEncoder().encode("ёж – 5€")],
    ["UTF-8 with a byte order mark", new TextEncoder().encode("\ufeffёж – 5€")],
    ["UTF-16, little end first", utf16le("ёж – 5€")],
    ["UTF-16, big end first", new Uint8Array(Buffer.from(utf16le("ёж – 5€")).swap16())],
    ["windows-1251", Uint8Array.from([0xb8, 0xe6, 0x20, 0x96, 0x20, 0x35, 0x88])],
  ])("%s", (_, bytes) => {
    expect(decodeText(bytes, undefined)).toMatchObject({ ok: true, text: "ёж – 5€" });
  });

  const russian = demo.replace(/[^\n\x20-\x7eА-яЁё]/gu, "-");
  test.each<[Encoding, string]>([
    ["utf-8", demo],
    ["utf-16le", demo],
    ["utf-16be", demo],
    ["windows-1251", russian],
    ["ibm866", russian],
    ["koi8-r", russian],
    ["x-mac-cyrillic", russian],
    ["utf-8", `${HEADER}${french}`],
    ["windows-1252", `${HEADER}${french}`],
    ["windows-1252", `${HEADER}${german}`],
    ["windows-1252", `${HEADER}${spanish}`],
    ["macintosh", `${HEADER}${french}`],
    ["macintosh", `${HEADER}${german}`],
    ["macintosh", `${HEADER}${spanish}`],
    ["shift_jis", `${HEADER}${japanese}`],
  ])("a file in %s", (encoding, text) => {
    expect(decodeText(bytesOf(text, encoding))).toEqual({ ok: true, text, encoding });
  });

  test("or refused, never as something else, however short", () => {
    const refused: string[] = [];
    let tried = 0;
    for (const encoding of encodings) {
      for (const sentence of sentences) {
        const text = HEADER + sentence;
        const bytes = encodeText(text, encoding);
        if (bytes === null) continue;
        const decoded = decodeText(bytes);
        tried += 1;
        if (decoded.ok) expect(decoded.text).toBe(text);
        else refused.push(sentence);
        expect(decodeText(bytes, encoding)).toMatchObject({ ok: true, text });
      }
    }
    expect(tried).toBeGreaterThan(100);
    expect(refused.length).toBeLessThan(tried / 4);
  });

  test.each<[Encoding, string]>([
    ["windows-1250", "Kdo napsal Babičku? Božena Němcová"],
    ["windows-1250", "Mi Magyarország fővárosa? Zażółć gęślą jaźń"],
    ["windows-1254", "Türkiye'nin başkenti neresidir?"],
    ["windows-1257", "Kas ir Latvijas galvaspilsēta?"],
    ["koi8-u", "Столиця України Київ, її мова"],
    ["gb18030", "中国的首都在哪里，谁知道呢"],
    ["euc-kr", "대한민국의 수도는 어디입니까"],
    ["windows-1252", "Þetta er ævintýri"],
  ])("%s of other languages is never taken for another encoding: %s", (encoding, text) => {
    const bytes = bytesOf(HEADER + text, encoding);
    const decoded = decodeText(bytes);
    if (decoded.ok) expect(decoded.text).toBe(HEADER + text);
    else expect(decoded.problem.code).toBe("unclear_encoding");
    expect(decodeText(bytes, encoding)).toMatchObject({ text: HEADER + text });
  });

  test.each<[string, string, Encoding]>([
    ["an accent", "café", "windows-1252"],
    ["a dash", "5 – 3", "windows-1252"],
    ["quotation marks", "the “right” one", "windows-1252"],
    ["a Japanese word in UTF-8", "What does 水 mean?", "utf-8"],
    ["a sign in UTF-8", "x ∈ M", "utf-8"],
    ["a letter in UTF-8", "ξ", "utf-8"],
    ["Greek in UTF-8", "Ποια είναι η πρωτεύουσα;", "utf-8"],
    ["Hebrew in UTF-8", "מהי בירת ישראל", "utf-8"],
    ["Ukrainian in UTF-8", "Яка столиця України? Їжак і ґанок", "utf-8"],
    ["Icelandic in UTF-8", "Þetta er ævintýri, ðe", "utf-8"],
    ["Polish in UTF-8", "Zażółć gęślą jaźń", "utf-8"],
    ["signs in UTF-8", "≤ ≥ ≠ √ π ∞ → ½ ² ° × ÷ ± – — … «» “” №", "utf-8"],
    ["emoji in UTF-8", "😀👍🏽", "utf-8"],
    ["capitals in UTF-8", "СТОЛИЦА РОССИИ", "utf-8"],
    ["gibberish in UTF-8", "Бжщц ыъэ фхцч", "utf-8"],
  ])("%s alone tells", (_, text, encoding) => {
    expect(decodeText(bytesOf(HEADER + text, encoding))).toMatchObject({ ok: true, text: HEADER + text });
  });
});

describe("FIL4 what is in doubt is refused in words", () => {
  function problemOf(bytes: Uint8Array, given?: Encoding) {
    const decoded = decodeText(bytes, given);
    if (decoded.ok) throw new Error(`read as ${decoded.encoding}: ${decoded.text}`);
    for (const language of ["en", "ru"] as const)
      expect(describeFileProblem(language, decoded.problem)).not.toMatch(/undefined|NaN|object/u);
    return decoded.problem;
  }

  test("with its line and the readings, the likeliest first", () => {
    const problem = problemOf(bytesOf(`${HEADER}1,1,A,100,text,ОН,x\n`, "koi8-r"));
    expect(problem).toMatchObject({ code: "unclear_encoding", params: { line: 2 } });
    const sentence = describeFileProblem("en", problem);
    expect(sentence).toMatch(/Line 2 may say: .*“1,1,A,100,text,ОН,x” \(KOI8‑R\)/u);
    expect(sentence).toContain("(Windows‑1251)");
  });

  test.each([0, 10, 40])("one bad byte in UTF-8, after %i characters of its line", (at) => {
    const bytes = [...new TextEncoder().encode(demo)];
    const line = demo.split("\n").findIndex((text) => text.includes("Рюкзак"));
    const start = new TextEncoder().encode(demo.split("\n").slice(0, line).join("\n")).length + 1;
    bytes.splice(start + at, 0, 0xff);
    expect(problemOf(Uint8Array.from(bytes))).toMatchObject({
      code: "broken_utf8",
      params: { line: line + 1 },
    });
  });

  test("a byte that the given encoding does not have", () => {
    expect(problemOf(bytesOf("a\nПривет", "windows-1251"), "utf-8")).toMatchObject({
      code: "not_in_encoding",
      params: { encoding: "utf-8", line: 2 },
    });
  });

  test("a file that is no text in any encoding", () => {
    const noise = Uint8Array.from({ length: 2_000 }, (_, index) => (index * 7919) % 256);
    expect(problemOf(noise).code).toBe("unclear_encoding");
  });

  test.each<[string, Encoding, Encoding]>([
    ["Привет, как дела?", "utf-8", "windows-1251"],
    ["Привет, как дела?", "utf-8", "windows-1252"],
    ["Привет, как дела?", "windows-1251", "windows-1252"],
    ["Привет, как дела?", "windows-1251", "koi8-r"],
    ["Привет, как дела?", "koi8-r", "windows-1251"],
    ["Привет, как дела?", "ibm866", "windows-1251"],
    ["le café de Molière", "utf-8", "windows-1252"],
    ["größer", "utf-8", "windows-1251"],
  ])("%s in %s, opened as %s and saved so", (text, written, opened) => {
    const garbled = new TextDecoder(opened).decode(bytesOf(text, written));
    const bytes = new TextEncoder().encode(`${HEADER}${garbled}\n`);
    expect(problemOf(bytes)).toMatchObject({ code: "garbled_text", params: { line: 2, meant: text } });
    expect(decodeText(bytes, "utf-8")).toMatchObject({ ok: true });
  });

  test("another alphabet than these", () => {
    const chinese = "中国的首都在哪里，谁知道呢";
    const decoded = decodeText(bytesOf(HEADER + chinese, "gb18030"));
    expect(decoded.ok).toBe(false);
    expect(decodeText(bytesOf(HEADER + chinese, "gb18030"), "gb18030")).toMatchObject({
      text: HEADER + chinese,
    });
  });

  test("whatever the bytes, it is a text or a refusal", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.option(fc.constantFrom(...encodings)),
        (bytes, given) => {
          const decoded = decodeText(bytes, given ?? undefined);
          if (!decoded.ok) expect(describeFileProblem("en", decoded.problem)).toMatch(/^[A-Z]/u);
        },
      ),
    );
    expect(decodeText(new Uint8Array())).toMatchObject({ ok: true, text: "" });
  });
});
