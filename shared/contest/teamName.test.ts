import { describe, expect, test } from "vitest";
import { foldTeamName, outlineTeamName, readTeamName } from "./teamName.ts";

describe("ENT3 what a name becomes", () => {
  test.each([
    ["spaces", "  The \t Ants\n", "The Ants"],
    ["a no-break space", "The\u00A0\u2003Ants", "The Ants"],
    ["a line separator", "The\u2028Ants", "The Ants"],
    ["zero width characters", "A\u200Bn\u200Dn\uFEFF", "Ann"],
    ["a soft hyphen", "An\u00ADn", "Ann"],
    ["bidirectional controls", "\u202Enna\u202C\u2066x\u2069", "nnax"],
    ["control characters", "A\u0000n\u0007n", "A n n"],
    ["decomposed letters", "Re\u0301ne\u0301e", "Rénée"],
    ["an accent parted from its letter", "Re\u200B\u0301ne", "Réne"],
    ["zalgo", `a${"\u0336\u0315\u0321\u0489".repeat(10)}b`, "a\u0336\u0321b"],
    ["a third mark on a letter", "q\u0301\u0302\u0303x\u0301\u0302", "q\u0301\u0302x\u0301\u0302"],
    ["private use and unassigned", "A\uE000n\u{E0080}n", "Ann"],
    ["Hangul fillers", "A\u3164\u115F\uFFA0nn", "Ann"],
    ["a Braille blank", "A\u2800nn", "Ann"],
    ["half a surrogate pair", "A\uD800nn", "Ann"],
    ["emoji", "🚀 Rockets ❤️", "🚀 Rockets ❤️"],
    ["skin tones", "👍🏽", "👍🏽"],
    ["a joined emoji", "👩\u200D🚀", "👩\u200D🚀"],
    ["a family of skin tones", "👩🏽\u200D❤️\u200D👨🏿 us", "👩🏽\u200D❤️\u200D👨🏿 us"],
    [
      "flags",
      "🇫🇷 🏳️\u200D🌈 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
      "🇫🇷 🏳️\u200D🌈 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    ],
    ["joiners that join nothing", "👩\u200Da\u200D🚀\u200D", "👩a🚀"],
    ["a flag's letters without a flag", "a\u{E0067}\u{E0062}\u{E007F}", "a"],
    ["signs", "C++ #1", "C++ #1"],
    ["Cyrillic", "Ёжики й", "Ёжики й"],
  ])("ENT3 %s", (_, typed, shown) => {
    expect(readTeamName(typed)).toBe(shown);
  });

  test.each([
    "",
    "   ",
    "\u200B\u200C\u200D",
    "\u3164",
    "\u2800\u2800",
    "\u0301\u0302",
    "\u202E",
    "\uFE0F",
    "\uE000",
    "x".repeat(41),
    "🚀".repeat(41),
    "👩\u200D🚀".repeat(41),
  ])("ENT3 %j is no name", (typed) => expect(readTeamName(typed)).toBeNull());

  test("ENT3 forty characters, counted as characters after cleaning", () => {
    expect(readTeamName("x".repeat(40))).toHaveLength(40);
    expect(readTeamName("🚀".repeat(40))).toBe("🚀".repeat(40));
    expect(readTeamName("👩\u200D🚀".repeat(40))).toBe("👩\u200D🚀".repeat(40));
    expect(readTeamName(`  ${"e\u0301".repeat(40)}\u200B  `)).toBe("é".repeat(40));
  });
});

describe("ENT4 names that would be mistaken for each other", () => {
  test.each([
    ["case", "The Ants", "THE ANTS"],
    ["ё and е", "Ёлки", "елки"],
    ["width", "Ants", "Ａｎｔｓ"],
    ["ligatures", "ﬁne", "fine"],
    ["emoji style", "Ann❤", "Ann❤\uFE0F"],
    ["variation selectors", "Ann", "Ann\uFE0F"],
    ["composition", "Zo\u00EB", "Zoe\u0308"],
  ])("ENT4 %s", (_, one, other) => {
    expect(foldTeamName(readTeamName(one) ?? "")).toBe(foldTeamName(readTeamName(other) ?? "?"));
  });

  test.each([
    ["Team A", "Team А"],
    ["TEAM", "ТЕАМ"],
    ["СОКОЛ", "COKOЛ"],
    ["Хор", "Xop"],
    ["ΑΤΟΜ", "ATOM"],
  ])("ENT4 %s looks as %s", (one, other) => {
    expect(outlineTeamName(one)).toBe(outlineTeamName(other));
    expect(foldTeamName(one)).not.toBe(foldTeamName(other));
  });

  test("ENT4 emoji of other people and flags of other countries stay apart, joined or not is the same", () => {
    const scotland = "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}";
    const wales = "🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}";
    expect(outlineTeamName(scotland)).not.toBe(outlineTeamName(wales));
    expect(outlineTeamName("👩\u200D🚀")).not.toBe(outlineTeamName("👨\u200D🚀"));
    expect(outlineTeamName("👩\u200D🚀")).toBe(outlineTeamName("👩🚀"));
  });

  test("ENT4 others stay apart", () => {
    expect(foldTeamName("Ann")).not.toBe(foldTeamName("Anna"));
    expect(foldTeamName("Zoë")).not.toBe(foldTeamName("Zoe"));
  });
});
