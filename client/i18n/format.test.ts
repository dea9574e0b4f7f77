import { expect, test, vi } from "vitest";
import { languages } from "../../shared/languages.ts";
import { loadTexts } from "./texts.ts";

test.each(languages)(
  "PAG38 the sentences of %s are loaded without a formatter, and each is made once",
  async (language) => {
    const numbers = vi.spyOn(Intl, "NumberFormat");
    const others = [
      vi.spyOn(Intl, "DateTimeFormat"),
      vi.spyOn(Intl, "ListFormat"),
      vi.spyOn(Intl, "Collator"),
      vi.spyOn(Intl, "PluralRules"),
    ];
    const { format } = await loadTexts[language]();
    for (const made of [numbers, ...others]) expect(made).not.toHaveBeenCalled();

    expect([format.integer(12), format.integer(7)]).toEqual(["12", "7"]);
    expect(numbers).toHaveBeenCalledTimes(1);
    for (const made of others) expect(made).not.toHaveBeenCalled();
  },
);
